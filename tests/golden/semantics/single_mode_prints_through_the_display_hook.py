# compile(..., 'single') prints expression results through sys.displayhook; 'eval' accepts one expression
# only.
exec(compile("1 + 1; None; 'x'", "s", "single"))
# expect: 2
# expect: 'x'

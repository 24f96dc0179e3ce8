# With separate globals and locals, module-level code in exec behaves like a class body: functions it defines
# do not see its locals.
try: exec("x = 1\ndef f(): return x\nf()", {}, {})
except NameError as e: print(e)  # expect: name 'x' is not defined

# A return, break or continue that leaves a finally body hides an exception; the compiler says so before all else.
import warnings

def said(source):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            compile(source, "file", "exec")
        except SyntaxError as error:
            print(error.msg)
    print([(warning.lineno, str(warning.message)) for warning in caught])

said("def f():\n try: pass\n finally: return")  # expect: [(3, "'return' in a 'finally' block")]
said("def f():\n for a in b:\n  try: pass\n  finally:\n   if a: break\n   else: continue")
# expect: [(5, "'break' in a 'finally' block"), (6, "'continue' in a 'finally' block")]
said("def f():\n try: pass\n finally:\n  for a in b: return\n  while a: break\n  else: return")
# expect: [(6, "'return' in a 'finally' block")]
said("def f():\n try: pass\n finally:\n  def g(): return\n  lambda: (yield)\n  with a: return")
# expect: [(6, "'return' in a 'finally' block")]
said("def f():\n try: pass\n finally:\n  try: return\n  except: return\n  else: return\n  finally: return")
# expect: [(4, "'return' in a 'finally' block"), (5, "'return' in a 'finally' block"), (6, "'return' in a 'finally' block"), (7, "'return' in a 'finally' block")]
said("x is 5\ntry: pass\nfinally: return")
# expect: 'return' outside function
# expect: [(3, "'return' in a 'finally' block"), (1, '"is" with \'int\' literal. Did you mean "=="?')]
with warnings.catch_warnings():
    warnings.simplefilter("error")
    try:
        compile("def f():\n try: pass\n finally: return 1", "file", "exec")
    except SyntaxError as error:
        print(error.msg, error.lineno, error.offset, error.end_offset)  # expect: 'return' in a 'finally' block 3 11 19

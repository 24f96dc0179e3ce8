import traceback


def outer():
    secret = [1]
    return inner()


def inner():
    kept = "a"
    return traceback.extract_stack(), traceback.StackSummary.extract(traceback.walk_stack(None), capture_locals=True)


stack, summary = outer()
print([entry.name for entry in stack[-3:]], stack[-1].line)
# expect: ['<module>', 'outer', 'inner'] return traceback.extract_stack(), traceback.StackSummary.extract(traceback.walk_stack(None), capture_locals=True)
print([entry.name for entry in summary[:3]], summary[0].locals["kept"], summary[1].locals["secret"])
# expect: ['inner', 'outer', '<module>'] 'a' [1]
entry = stack[-2]
print(entry[2], len(entry), entry == tuple(entry), entry.locals, type(stack).__name__)
# expect: outer 4 True None StackSummary
print(traceback.format_list([("f.py", 3, "work", "  x = 1"), ("g.py", 4, "idle", None)]))
# expect: ['  File "f.py", line 3, in work\n    x = 1\n', '  File "g.py", line 4, in idle\n']
print(traceback.FrameSummary("f.py", 1, "n", line="a(b)", colno=0, end_colno=4, locals={"b": 2}))
# expect: <FrameSummary file f.py, line 1 in n>

# gc.set_debug: what is in a cycle is kept in gc.garbage, or named on the standard error.
import gc
import io
import sys

print(gc.DEBUG_STATS, gc.DEBUG_COLLECTABLE, gc.DEBUG_UNCOLLECTABLE, gc.DEBUG_SAVEALL, gc.DEBUG_LEAK, gc.get_debug())
# expect: 1 2 4 32 38 0


class Node:
    pass


def leave():
    node = Node()
    node.itself = node
    node.items = [node]
    alone = Node()
    alone.items = [1]


gc.collect()
gc.set_debug(gc.DEBUG_SAVEALL)
leave()
gc.collect()
print({type(value).__name__ for value in gc.garbage} <= {"Node", "list"})  # expect: True
gc.garbage.clear()
gc.set_debug(0)
gc.collect()
gc.set_debug(gc.DEBUG_COLLECTABLE)
leave()
sys.stderr = io.StringIO()
gc.collect()
lines, sys.stderr = sys.stderr.getvalue().splitlines(), sys.__stderr__
print({line.split(" 0x")[0] for line in lines} <= {"gc: collectable <Node", "gc: collectable <list"})  # expect: True
gc.set_debug(gc.DEBUG_STATS)
sys.stderr = io.StringIO()
gc.collect()
lines, sys.stderr = sys.stderr.getvalue().splitlines(), sys.__stderr__
print(lines[0], lines[1].split(":")[:2], lines[2], lines[3].split(" ")[0::3][:2])
# expect: gc: collecting generation 2... ['gc', ' objects in each generation'] gc: objects in permanent generation: 0 ['gc:', 'unreachable,']
gc.set_debug(0)
try:
    gc.set_debug("a")
except TypeError as error:
    print(error)  # expect: 'str' object cannot be interpreted as an integer
print(gc.get_debug())  # expect: 0

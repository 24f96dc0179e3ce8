# With two dicts, functions defined by the source do not see the names in the locals.
source = """
level = 1
def read():
    return level
print(level, sorted(n for n in locals() if n != "__builtins__"))
try:
    read()
except NameError as error:
    print(error)
print([level for _ in range(2)])
"""
exec(source, {}, {})
# expect: 1 ['level', 'read']
# expect: name 'level' is not defined
# expect: [1, 1]
exec(source, {"level": "from globals"}, {})
# expect: 1 ['level', 'read']
# expect: [1, 1]
namespace = {}
exec(source, namespace, namespace)
# expect: 1 ['level', 'read']
# expect: [1, 1]

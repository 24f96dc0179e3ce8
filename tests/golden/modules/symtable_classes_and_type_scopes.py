import symtable
import warnings

warnings.simplefilter("ignore", DeprecationWarning)  # of get_methods

SOURCE = """
class Box[T]:
    __secret = 1
    def put[U](self, item: U): return __class__
    async def get(self): pass
    twice = lambda self: 2
    items = (i for i in range(3))
type Pair[K: int = bool] = tuple[K, K]
"""


def show(table, depth=0):
    print("  " * depth, table.get_type(), table.get_name(), sorted(table.get_identifiers()))
    if isinstance(table, symtable.Class):
        print("  " * depth, table.get_methods())
    for child in table.get_children():
        show(child, depth + 1)


show(symtable.symtable(SOURCE, "box.py", "exec"))
# expect:  module top ['Box', 'Pair']
# expect:    type parameters Box ['.generic_base', '.type_params', 'T']
# expect:      class Box ['.type_params', '_Box__secret', '__type_params__', 'get', 'items', 'put', 'range', 'twice']
# expect:      ('put', 'get')
# expect:        type parameters put ['.defaults', 'U', '__class__', '__classdict__']
# expect:          annotation __annotate__ ['.format', 'U', '__classdict__']
# expect:          function put ['__class__', 'item', 'self']
# expect:        annotation __annotate__ ['.format', '__classdict__']
# expect:        function get ['self']
# expect:        function lambda ['self']
# expect:        function genexpr ['.0', 'i']
# expect:    type parameters Pair ['K']
# expect:      type variable K ['.format', 'int']
# expect:      type variable K ['.format', 'bool']
# expect:      type alias Pair ['.format', 'K', 'tuple']

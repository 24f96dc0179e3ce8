# `symtable`: the scopes of a source, as the compiler of this runtime sees them. `_blocks` gives them as tuples.

from enum import StrEnum

__all__ = ["symtable", "SymbolTableType", "SymbolTable", "Class", "Function", "Symbol"]

# How a block uses a name, in the numbers that `_blocks` gives (CPython's).
DEF_GLOBAL = 1
DEF_LOCAL = 2
DEF_PARAM = 4
DEF_NONLOCAL = 8
USE = 16
DEF_FREE_CLASS = 64
DEF_IMPORT = 128
DEF_ANNOT = 256
DEF_COMP_ITER = 512
DEF_TYPE_PARAM = 1024
DEF_COMP_CELL = 2048
DEF_BOUND = 1158

# What a name means, in the bits above them.
SCOPE_OFF = 12
SCOPE_MASK = 15
LOCAL, GLOBAL_EXPLICIT, GLOBAL_IMPLICIT, FREE, CELL = range(1, 6)

_FLAGS = [
    ("USE", USE), ("DEF_GLOBAL", DEF_GLOBAL), ("DEF_NONLOCAL", DEF_NONLOCAL), ("DEF_LOCAL", DEF_LOCAL),
    ("DEF_PARAM", DEF_PARAM), ("DEF_TYPE_PARAM", DEF_TYPE_PARAM), ("DEF_FREE_CLASS", DEF_FREE_CLASS),
    ("DEF_IMPORT", DEF_IMPORT), ("DEF_BOUND", DEF_BOUND), ("DEF_ANNOT", DEF_ANNOT), ("DEF_COMP_ITER", DEF_COMP_ITER),
    ("DEF_COMP_CELL", DEF_COMP_CELL),
]
_SCOPES = {FREE: "FREE", LOCAL: "LOCAL", GLOBAL_IMPLICIT: "GLOBAL_IMPLICIT", GLOBAL_EXPLICIT: "GLOBAL_EXPLICIT", CELL: "CELL"}


class SymbolTableType(StrEnum):
    MODULE = "module"
    FUNCTION = "function"
    CLASS = "class"
    ANNOTATION = "annotation"
    TYPE_ALIAS = "type alias"
    TYPE_PARAMETERS = "type parameters"
    TYPE_VARIABLE = "type variable"


_TYPES = [
    SymbolTableType.FUNCTION, SymbolTableType.CLASS, SymbolTableType.MODULE, SymbolTableType.ANNOTATION,
    SymbolTableType.TYPE_ALIAS, SymbolTableType.TYPE_PARAMETERS, SymbolTableType.TYPE_VARIABLE,
]


class _Block:
    def __init__(self, number, name, lineno, nested, is_comprehension, children, symbols):
        self.type = _TYPES[number]
        self.name = name
        self.lineno = lineno
        self.nested = nested
        self.is_comprehension = is_comprehension
        self.children = children
        self.symbols = symbols

    def __repr__(self):
        return f"<symtable entry {self.name}({id(self)}), line {self.lineno}>"


def symtable(code, filename, compile_type):
    """The table of the outermost scope of a source; `compile_type` is as for `compile()`."""
    blocks = [_Block(*row) for row in _blocks(code, filename, compile_type)]
    for block in blocks:
        block.children = [blocks[index] for index in block.children]
    for block in blocks:
        block.table = _KINDS.get(block.type, SymbolTable)(block, filename)
    return blocks[0].table


class SymbolTable:
    """A scope."""

    def __init__(self, raw_table, filename):
        self._table = raw_table
        self._filename = filename
        self._symbols = {}

    def __repr__(self):
        kind = "" if self.__class__ == SymbolTable else f"{self.__class__.__name__} "
        if self._table.name == "top":
            return f"<{kind}SymbolTable for module {self._filename}>"
        return f"<{kind}SymbolTable for {self._table.name} in {self._filename}>"

    def get_type(self):
        """What the scope is: a `SymbolTableType`."""
        return self._table.type

    def get_id(self):
        """A number that no other scope has."""
        return id(self._table)

    def get_name(self):
        """The name of the function or class; `top` of a module."""
        return self._table.name

    def get_lineno(self):
        """The line on which the scope begins."""
        return self._table.lineno

    def is_optimized(self):
        """Whether the variables of the scope live in a frame."""
        return self._table.type == SymbolTableType.FUNCTION

    def is_nested(self):
        """Whether the scope stands inside a function."""
        return self._table.nested

    def has_children(self):
        """Whether there are scopes inside."""
        return bool(self._table.children)

    def get_identifiers(self):
        """The names of the scope."""
        return self._table.symbols.keys()

    def lookup(self, name):
        """The symbol of a name; KeyError if the scope has no such name."""
        symbol = self._symbols.get(name)
        if symbol is None:
            number = self._table.symbols[name]
            namespaces = [child.table for child in self._table.children if child.name == name]
            symbol = Symbol(name, number, namespaces, module_scope=self._table.name == "top")
            self._symbols[name] = symbol
        return symbol

    def get_symbols(self):
        """The symbols of all names."""
        return [self.lookup(name) for name in self.get_identifiers()]

    def get_children(self):
        """The tables of the scopes inside."""
        return [child.table for child in self._table.children]


class Function(SymbolTable):
    """The scope of a function, a lambda or a comprehension."""

    def _names(self, test):
        return tuple(name for name, number in self._table.symbols.items() if test(number))

    def _names_in(self, *scopes):
        return self._names(lambda number: number >> SCOPE_OFF in scopes)

    def get_parameters(self):
        """The names of the parameters."""
        return self._names(lambda number: number & DEF_PARAM)

    def get_locals(self):
        """The local variables."""
        return self._names_in(LOCAL, CELL)

    def get_globals(self):
        """The names that are looked up among the globals."""
        return self._names_in(GLOBAL_IMPLICIT, GLOBAL_EXPLICIT)

    def get_nonlocals(self):
        """The names in `nonlocal` statements."""
        return self._names(lambda number: number & DEF_NONLOCAL)

    def get_frees(self):
        """The free variables."""
        return self._names_in(FREE)


class Class(SymbolTable):
    """The scope of a class body."""

    def get_methods(self):
        """The names of the functions that the class body defines."""
        import warnings

        kind = type(self)
        warnings.warn(
            f"{kind.__module__}.{kind.__qualname__}.get_methods() is deprecated and will be removed in Python 3.16.",
            DeprecationWarning, stacklevel=2,
        )
        found = {}
        for child in self._table.children:
            name = child.name
            if self._table.symbols.get(name, 0) >> SCOPE_OFF != LOCAL:
                continue
            if child.type == SymbolTableType.FUNCTION:
                if not (name == "genexpr" and child.is_comprehension):
                    found[name] = 1
            elif child.type == SymbolTableType.TYPE_PARAMETERS:
                if any(c.name == name and c.type == SymbolTableType.FUNCTION for c in child.children):
                    found[name] = 1
        return tuple(found)


_KINDS = {SymbolTableType.FUNCTION: Function, SymbolTableType.CLASS: Class}


class Symbol:
    """A name of a scope."""

    def __init__(self, name, flags, namespaces=None, *, module_scope=False):
        self.__name = name
        self.__flags = flags
        self.__scope = (flags >> SCOPE_OFF) & SCOPE_MASK
        self.__namespaces = namespaces or ()
        self.__module_scope = module_scope

    def __repr__(self):
        return f"<symbol {self.__name!r}: {self._scope_str()}, {'|'.join(self._flags_str())}>"

    def _scope_str(self):
        return _SCOPES.get(self.__scope) or str(self.__scope)

    def _flags_str(self):
        for name, flag in _FLAGS:
            if self.__flags & flag == flag:
                yield name

    def _has(self, flag):
        return bool(self.__flags & flag)

    def get_name(self):
        """The name."""
        return self.__name

    def is_referenced(self):
        """Whether the scope reads it."""
        return self._has(USE)

    def is_parameter(self):
        """Whether it is a parameter."""
        return self._has(DEF_PARAM)

    def is_type_parameter(self):
        """Whether it is a type parameter."""
        return self._has(DEF_TYPE_PARAM)

    def is_global(self):
        """Whether it is looked up among the globals, or bound by the module."""
        return self.__scope in (GLOBAL_IMPLICIT, GLOBAL_EXPLICIT) or self.__module_scope and self._has(DEF_BOUND)

    def is_nonlocal(self):
        """Whether a `nonlocal` statement names it."""
        return self._has(DEF_NONLOCAL)

    def is_declared_global(self):
        """Whether a `global` statement names it."""
        return self.__scope == GLOBAL_EXPLICIT

    def is_local(self):
        """Whether the scope binds it."""
        return self.__scope in (LOCAL, CELL) or self.__module_scope and self._has(DEF_BOUND)

    def is_annotated(self):
        """Whether it has an annotation."""
        return self._has(DEF_ANNOT)

    def is_free(self):
        """Whether an enclosing function binds it."""
        return self.__scope == FREE

    def is_free_class(self):
        """Whether a class binds it and a method uses the variable of the same name of a function around the class."""
        return self._has(DEF_FREE_CLASS)

    def is_imported(self):
        """Whether an `import` binds it."""
        return self._has(DEF_IMPORT)

    def is_assigned(self):
        """Whether the scope assigns to it."""
        return self._has(DEF_LOCAL)

    def is_comp_iter(self):
        """Whether a `for` clause of a comprehension binds it."""
        return self._has(DEF_COMP_ITER)

    def is_comp_cell(self):
        """Whether it is a cell of a comprehension that is a part of the scope."""
        return self._has(DEF_COMP_CELL)

    def is_namespace(self):
        """Whether a function or a class of that name is defined in the scope."""
        return bool(self.__namespaces)

    def get_namespaces(self):
        """The tables of the functions and classes of that name."""
        return self.__namespaces

    def get_namespace(self):
        """The table of the only function or class of that name."""
        if not self.__namespaces:
            raise ValueError("name is not bound to any namespaces")
        if len(self.__namespaces) > 1:
            raise ValueError("name is bound to multiple namespaces")
        return self.__namespaces[0]

"""`pickle.Pickler`."""

import copyreg
import functools
import struct
import sys
import types

from _pickle_common import PickleBuffer, PicklingError, encode, module_named, name_then, public, resolve

_batch = 1000
# Frames are ended when they are longer.
_frame = 64 * 1024

_text_escapes = str.maketrans({"\\": "\\u005c", "\0": "\\u0000", "\n": "\\u000a", "\r": "\\u000d",
                               "\x1a": "\\u001a"})


class Pickler:
    """Writes objects to a binary file."""

    reducer_override = None
    persistent_id = None

    def __init__(self, file, protocol=None, *, fix_imports=True, buffer_callback=None):
        if protocol is None:
            protocol = 5
        if protocol < 0:
            protocol = 5
        elif protocol > 5:
            raise ValueError("pickle protocol must be <= 5")
        if buffer_callback is not None and protocol < 5:
            raise ValueError("buffer_callback needs protocol >= 5")
        try:
            self._file_write = file.write
        except AttributeError:
            raise TypeError("file must have a 'write' attribute") from None
        self.proto = protocol
        self.bin = protocol >= 1
        self.fast = 0
        self.fix_imports = fix_imports and protocol < 3
        self.memo = {}
        self._buffer_callback = buffer_callback
        self._out = bytearray()

    def clear_memo(self):
        """Forgets what was written before."""
        self.memo.clear()

    def dump(self, obj):
        """Writes an object."""
        if not hasattr(self, "_file_write"):
            raise PicklingError(f"Pickler.__init__() was not called by {type(self).__name__}.__init__()")
        self._out.clear()
        if self.proto >= 2:
            self._file_write(bytes((0x80, self.proto)))
        self.save(obj)
        self._out += b"."
        self._end_frame()

    def _end_frame(self):
        out = self._out
        if self.proto >= 4 and len(out) >= 4:
            self._file_write(b"\x95" + len(out).to_bytes(8, "little"))
        self._file_write(bytes(out))
        out.clear()

    def _put(self, data):
        self._out += data

    def _put_long(self, head, data):
        """Writes bytes: many of them by themselves, without a frame."""
        if self.proto >= 4 and len(data) >= _frame:
            self._end_frame()
            self._file_write(head)
            self._file_write(bytes(data))
        else:
            self._out += head
            self._out += data

    def memoize(self, obj):
        """Notes an object, so that it is named where it comes again."""
        if self.fast:
            return
        index = len(self.memo)
        self.memo[id(obj)] = index, obj
        if self.proto >= 4:
            self._put(b"\x94")
        elif not self.bin:
            self._put(b"p%d\n" % index)
        elif index < 256:
            self._put(bytes((ord("q"), index)))
        else:
            self._put(b"r" + index.to_bytes(4, "little"))

    def _get(self, index):
        if not self.bin:
            return b"g%d\n" % index
        if index < 256:
            return bytes((ord("h"), index))
        return b"j" + index.to_bytes(4, "little")

    def save(self, obj, save_persistent_id=True):
        """Writes an object or its name."""
        if len(self._out) >= _frame:
            self._end_frame()
        if save_persistent_id and self.persistent_id is not None:
            pid = self.persistent_id(obj)
            if pid is not None:
                self._save_persistent(pid)
                return
        known = self.memo.get(id(obj))
        if known is not None:
            self._put(self._get(known[0]))
            return
        kind = type(obj)
        save = _savers.get(kind)
        if save is not None and kind not in _overridable:
            save(self, obj)
            return
        reduced = NotImplemented
        if self.reducer_override is not None:
            reduced = self.reducer_override(obj)
        if reduced is NotImplemented:
            if save is not None:
                save(self, obj)
                return
            table = getattr(self, "dispatch_table", copyreg.dispatch_table)
            reduce = table.get(kind)
            if reduce is not None:
                reduced = reduce(obj)
            elif issubclass(kind, type):
                self.save_global(obj)
                return
            else:
                reduce = getattr(obj, "__reduce_ex__", None)
                reduced = reduce(self.proto) if reduce is not None else obj.__reduce__()
        if isinstance(reduced, str):
            self.save_global(obj, reduced)
            return
        if not isinstance(reduced, tuple):
            raise PicklingError(f"__reduce__ must return a string or tuple, not {type(reduced).__name__}")
        if not 2 <= len(reduced) <= 6:
            raise PicklingError("tuple returned by __reduce__ must contain 2 through 6 elements")
        self.save_reduce(obj=obj, *reduced)

    def _save_persistent(self, pid):
        if self.bin:
            self.save(pid, save_persistent_id=False)
            self._put(b"Q")
        else:
            try:
                self._put(b"P" + str(pid).encode("ascii") + b"\n")
            except UnicodeEncodeError:
                raise PicklingError("persistent IDs in protocol 0 must be ASCII strings") from None

    def save_reduce(self, func, args, state=None, listitems=None, dictitems=None, state_setter=None, *, obj=None):
        """Writes how an object is made."""
        if not callable(func):
            raise PicklingError(f"first item of the tuple returned by __reduce__ must be callable, not "
                                f"{type(func).__name__}")
        if not isinstance(args, tuple):
            raise PicklingError(f"second item of the tuple returned by __reduce__ must be a tuple, not "
                                f"{type(args).__name__}")
        name = getattr(func, "__name__", "")
        if self.proto >= 2 and name == "__newobj_ex__":
            cls, args, kwargs = args
            if self.proto >= 4:
                self.save(cls)
                self.save(args)
                self.save(kwargs)
                self._put(b"\x92")
            else:
                self.save(functools.partial(cls.__new__, cls, *args, **kwargs))
                self.save(())
                self._put(b"R")
        elif self.proto >= 2 and name == "__newobj__":
            cls, *args = args
            if not hasattr(cls, "__new__"):
                raise PicklingError("first argument to __newobj__() has no __new__")
            if obj is not None and cls is not obj.__class__:
                raise PicklingError(f"first argument to __newobj__() must be {obj.__class__!r}, not {cls!r}")
            self.save(cls)
            self.save(tuple(args))
            self._put(b"\x81")
        else:
            self.save(func)
            self.save(args)
            self._put(b"R")
        if obj is not None:
            # What is inside may have led here again.
            if id(obj) in self.memo:
                self._put(b"0" + self._get(self.memo[id(obj)][0]))
            else:
                self.memoize(obj)
        if listitems is not None:
            self._append_all(listitems)
        if dictitems is not None:
            self._set_all(dictitems)
        if state is None:
            return
        if state_setter is None:
            self.save(state)
            self._put(b"b")
        else:
            self.save(state_setter)
            self.save(obj)
            self.save(state)
            self._put(b"\x86R0")

    # Built-in types.

    def _save_none(self, obj):
        self._put(b"N")

    def _save_bool(self, obj):
        if self.proto >= 2:
            self._put(b"\x88" if obj else b"\x89")
        else:
            self._put(b"I01\n" if obj else b"I00\n")

    def _save_int(self, obj):
        if self.bin and -0x80000000 <= obj <= 0x7fffffff:
            if 0 <= obj < 256:
                self._put(bytes((ord("K"), obj)))
            elif 0 <= obj < 65536:
                self._put(b"M" + obj.to_bytes(2, "little"))
            else:
                self._put(b"J" + obj.to_bytes(4, "little", signed=True))
        elif self.proto >= 2:
            # One bit more than the number has is for the sign.
            size = (obj.bit_length() if obj >= 0 else (~obj).bit_length()) // 8 + 1
            data = obj.to_bytes(size, "little", signed=True)
            head = bytes((0x8a, size)) if size < 256 else b"\x8b" + size.to_bytes(4, "little")
            self._put(head + data)
        elif -0x80000000 <= obj <= 0x7fffffff:
            self._put(b"I%d\n" % obj)
        else:
            self._put(b"L%dL\n" % obj)

    def _save_float(self, obj):
        if self.bin:
            self._put(b"G" + struct.pack(">d", obj))
        else:
            self._put(b"F" + repr(obj).encode("ascii") + b"\n")

    def _save_str(self, obj):
        if self.bin:
            data = obj.encode("utf-8", "surrogatepass")
            size = len(data)
            if size < 256 and self.proto >= 4:
                head = bytes((0x8c, size))
            elif size < 1 << 32:
                head = b"X" + size.to_bytes(4, "little")
            elif self.proto >= 4:
                head = b"\x8d" + size.to_bytes(8, "little")
            else:
                raise OverflowError("cannot serialize a string larger than 4 GiB")
            self._put_long(head, data)
        else:
            self._put(b"V" + obj.translate(_text_escapes).encode("raw-unicode-escape") + b"\n")
        self.memoize(obj)

    def _save_bytes(self, obj):
        if self.proto < 3:
            if obj:
                self.save_reduce(encode, (str(obj, "latin1"), "latin1"), obj=obj)
            else:
                self.save_reduce(bytes, (), obj=obj)
            return
        size = len(obj)
        if size < 256:
            head = bytes((ord("C"), size))
        elif size < 1 << 32:
            head = b"B" + size.to_bytes(4, "little")
        else:
            head = b"\x8e" + size.to_bytes(8, "little")
        self._put_long(head, obj)
        self.memoize(obj)

    def _save_bytearray(self, obj):
        if self.proto < 5:
            self.save_reduce(bytearray, (bytes(obj),) if obj else (), obj=obj)
            return
        self._put_long(b"\x96" + len(obj).to_bytes(8, "little"), obj)
        self.memoize(obj)

    def _save_buffer(self, obj):
        if self.proto < 5:
            raise PicklingError("PickleBuffer can only be pickled with protocol >= 5")
        with obj.raw() as view:
            in_band = True
            if self._buffer_callback is not None:
                in_band = bool(self._buffer_callback(obj))
            if in_band:
                save = self._save_bytes if view.readonly else self._save_bytearray
                save(view.tobytes() if view.readonly else bytearray(view))
            else:
                self._put(b"\x97\x98" if view.readonly else b"\x97")

    def _save_tuple(self, obj):
        size = len(obj)
        if not size:
            self._put(b")" if self.bin else b"(t")
            return
        short = size <= 3 and self.proto >= 2
        if not short:
            self._put(b"(")
        for item in obj:
            self.save(item)
        if id(obj) in self.memo:
            # The tuple is inside itself, and has been written meanwhile.
            get = self._get(self.memo[id(obj)][0])
            pops = b"0" * size if short else b"1" if self.bin else b"0" * (size + 1)
            self._put(pops + get)
            return
        self._put(bytes((0x84 + size,)) if short else b"t")
        self.memoize(obj)

    def _save_list(self, obj):
        self._put(b"]" if self.bin else b"(l")
        self.memoize(obj)
        self._append_all(obj)

    def _save_dict(self, obj):
        self._put(b"}" if self.bin else b"(d")
        self.memoize(obj)
        self._set_all(obj.items())

    def _batches(self, items):
        """Lists of so many of the items at most."""
        batch = []
        for item in items:
            batch.append(item)
            if len(batch) == _batch:
                yield batch
                batch = []
        if batch:
            yield batch

    def _append_all(self, items):
        if not self.bin:
            for item in items:
                self.save(item)
                self._put(b"a")
            return
        for batch in self._batches(items):
            if len(batch) == 1:
                self.save(batch[0])
                self._put(b"a")
                continue
            self._put(b"(")
            for item in batch:
                self.save(item)
            self._put(b"e")

    def _set_all(self, items):
        if not self.bin:
            for key, value in items:
                self.save(key)
                self.save(value)
                self._put(b"s")
            return
        for batch in self._batches(items):
            if len(batch) > 1:
                self._put(b"(")
            for key, value in batch:
                self.save(key)
                self.save(value)
            self._put(b"u" if len(batch) > 1 else b"s")

    def _save_set(self, obj):
        if self.proto < 4:
            self.save_reduce(set, (list(obj),), obj=obj)
            return
        self._put(b"\x8f")
        self.memoize(obj)
        for batch in self._batches(obj):
            self._put(b"(")
            for item in batch:
                self.save(item)
            self._put(b"\x90")

    def _save_frozenset(self, obj):
        if self.proto < 4:
            self.save_reduce(frozenset, (list(obj),), obj=obj)
            return
        self._put(b"(")
        for item in obj:
            self.save(item)
        if id(obj) in self.memo:
            self._put(b"1" + self._get(self.memo[id(obj)][0]))
            return
        self._put(b"\x91")
        self.memoize(obj)

    def _save_type(self, obj):
        for value in (None, NotImplemented, ...):
            if obj is type(value):
                self.save_reduce(type, (value,), obj=obj)
                return
        self.save_global(obj)

    def _save_builtin(self, obj):
        owner = getattr(obj, "__self__", None)
        if owner is None or isinstance(owner, types.ModuleType):
            self.save_global(obj)
        else:
            self.save_reduce(getattr, (owner, obj.__name__), obj=obj)

    def save_global(self, obj, name=None):
        """Writes where a class or a function is found."""
        if name is None:
            name = getattr(obj, "__qualname__", None) or obj.__name__
        module = _module_of(obj, name)
        if "<locals>" in name:
            raise PicklingError(f"Can't pickle local object {obj!r}")
        home = public(module)
        if home not in sys.modules:
            # The object says so of itself, and whoever has it may import as well.
            try:
                __import__(home)
            except ImportError:
                pass
        try:
            found = encode if obj is encode else resolve(module_named(home), home, name)
        except (KeyError, AttributeError):
            raise PicklingError(f"Can't pickle {obj!r}: it's not found as {module}.{name}") from None
        if found is not obj:
            raise PicklingError(f"Can't pickle {obj!r}: it's not the same object as {module}.{name}")
        if self.proto >= 2:
            code = copyreg._extension_registry.get((module, name))
            if code is not None:
                size = 1 if code < 256 else 2 if code < 65536 else 4
                self._put({1: b"\x82", 2: b"\x83", 4: b"\x84"}[size] + code.to_bytes(size, "little"))
                return
        if self.proto >= 4:
            self.save(module)
            self.save(name)
            self._put(b"\x93")
        elif "." in name:
            # Protocols before 4 have no names with dots.
            outer, _, last = name.rpartition(".")
            self.save_reduce(getattr, (resolve(module_named(home), home, outer), last))
        else:
            if self.fix_imports:
                module, name = name_then(module, name)
            encoding = "utf-8" if self.proto >= 3 else "ascii"
            try:
                self._put(f"c{module}\n{name}\n".encode(encoding))
            except UnicodeEncodeError:
                raise PicklingError(f"can't pickle global identifier {f'{module}.{name}'!r} using pickle protocol "
                                    f"{self.proto}") from None
        self.memoize(obj)

    def _save_singleton(self, obj):
        self.save_global(obj, "NotImplemented" if obj is NotImplemented else "Ellipsis")


def _module_of(obj, name):
    """The module that an object is found in."""
    if obj is NotImplemented or obj is ...:
        return "builtins"
    module = getattr(obj, "__module__", None)
    if module is not None:
        return module
    for module, loaded in list(sys.modules.items()):
        if module != "__main__" and loaded is not None and getattr(loaded, name, None) is obj:
            return module
    return "__main__"


_savers = {type(None): Pickler._save_none, bool: Pickler._save_bool, int: Pickler._save_int,
           float: Pickler._save_float, str: Pickler._save_str, bytes: Pickler._save_bytes,
           bytearray: Pickler._save_bytearray, PickleBuffer: Pickler._save_buffer, tuple: Pickler._save_tuple,
           list: Pickler._save_list, dict: Pickler._save_dict, set: Pickler._save_set,
           frozenset: Pickler._save_frozenset, type: Pickler._save_type,
           types.FunctionType: Pickler.save_global, types.BuiltinFunctionType: Pickler._save_builtin,
           type(NotImplemented): Pickler._save_singleton, type(...): Pickler._save_singleton}

# What a `reducer_override` is asked for first.
_overridable = {type, types.FunctionType}

"""Identifiers of 128 bits that are unique without an office that gives them out (RFC 9562)."""

from enum import Enum

RESERVED_NCS = "reserved for NCS compatibility"
RFC_4122 = "specified in RFC 4122"
RESERVED_MICROSOFT = "reserved for Microsoft compatibility"
RESERVED_FUTURE = "reserved for future definition"

_top = (1 << 128) - 1


class SafeUUID(Enum):
    """Whether an identifier was made so that no two processes can make the same."""

    safe = 0
    unsafe = -1
    unknown = None


class UUID:
    """An identifier, from one of its forms."""

    __slots__ = ("int", "is_safe", "__weakref__")

    def __init__(self, hex=None, bytes=None, bytes_le=None, fields=None, int=None, version=None, *,
                 is_safe=SafeUUID.unknown):
        if [hex, bytes, bytes_le, fields, int].count(None) != 4:
            raise TypeError("one of the hex, bytes, bytes_le, fields, or int arguments must be given")
        if int is not None:
            pass
        elif hex is not None:
            digits = hex.replace("urn:", "").replace("uuid:", "").strip("{}").replace("-", "")
            if len(digits) != 32:
                raise ValueError("badly formed hexadecimal UUID string")
            int = _int(digits, 16)
        elif bytes_le is not None:
            if len(bytes_le) != 16:
                raise ValueError("bytes_le is not a 16-char string")
            assert isinstance(bytes_le, _bytes), repr(bytes_le)
            int = _int.from_bytes(_swapped(bytes_le))
        elif bytes is not None:
            if len(bytes) != 16:
                raise ValueError("bytes is not a 16-char string")
            assert isinstance(bytes, _bytes), repr(bytes)
            int = _int.from_bytes(bytes)
        else:
            int = _joined(fields)
        if not 0 <= int <= _top:
            raise ValueError("int is out of range (need a 128-bit value)")
        if version is not None:
            if not 1 <= version <= 8:
                raise ValueError("illegal version number")
            int = _stamped(int, version)
        _set(self, "int", int)
        _set(self, "is_safe", is_safe)

    def __getstate__(self):
        state = {"int": self.int}
        if self.is_safe != SafeUUID.unknown:
            state["is_safe"] = self.is_safe.value
        return state

    def __setstate__(self, state):
        _set(self, "int", state["int"])
        _set(self, "is_safe", SafeUUID(state["is_safe"]) if "is_safe" in state else SafeUUID.unknown)

    def __eq__(self, other):
        return self.int == other.int if isinstance(other, UUID) else NotImplemented

    def __lt__(self, other):
        return self.int < other.int if isinstance(other, UUID) else NotImplemented

    def __gt__(self, other):
        return self.int > other.int if isinstance(other, UUID) else NotImplemented

    def __le__(self, other):
        return self.int <= other.int if isinstance(other, UUID) else NotImplemented

    def __ge__(self, other):
        return self.int >= other.int if isinstance(other, UUID) else NotImplemented

    def __hash__(self):
        return hash(self.int)

    def __int__(self):
        return self.int

    def __repr__(self):
        return f"{self.__class__.__name__}({str(self)!r})"

    def __str__(self):
        digits = f"{self.int:032x}"
        return f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"

    def __setattr__(self, name, value):
        raise TypeError("UUID objects are immutable")

    @property
    def bytes(self):
        return self.int.to_bytes(16)

    @property
    def bytes_le(self):
        return _swapped(self.bytes)

    @property
    def fields(self):
        return (self.time_low, self.time_mid, self.time_hi_version, self.clock_seq_hi_variant, self.clock_seq_low,
                self.node)

    @property
    def time_low(self):
        return self.int >> 96

    @property
    def time_mid(self):
        return self.int >> 80 & 0xffff

    @property
    def time_hi_version(self):
        return self.int >> 64 & 0xffff

    @property
    def clock_seq_hi_variant(self):
        return self.int >> 56 & 0xff

    @property
    def clock_seq_low(self):
        return self.int >> 48 & 0xff

    @property
    def time(self):
        """The time in it: milliseconds since 1970 in version 7, otherwise steps of 100 ns since 1582."""
        if self.version == 6:
            return self.time_low << 28 | self.time_mid << 12 | self.time_hi_version & 0xfff
        if self.version == 7:
            return self.int >> 80
        return (self.time_hi_version & 0xfff) << 48 | self.time_mid << 32 | self.time_low

    @property
    def clock_seq(self):
        return (self.clock_seq_hi_variant & 0x3f) << 8 | self.clock_seq_low

    @property
    def node(self):
        return self.int & 0xffffffffffff

    @property
    def hex(self):
        return self.bytes.hex()

    @property
    def urn(self):
        return f"urn:uuid:{self}"

    @property
    def variant(self):
        bits = (self.int & 7 << 61) >> 61
        if bits < 4:
            return RESERVED_NCS
        if bits < 6:
            return RFC_4122
        return RESERVED_MICROSOFT if bits == 6 else RESERVED_FUTURE

    @property
    def version(self):
        if self.variant == RFC_4122:
            return self.int >> 76 & 0xf
        return None


# Parameters of the constructor have the names of these.
_int = int
_bytes = bytes
_set = object.__setattr__


def _swapped(data):
    """The bytes with the first three fields turned round, as Microsoft writes them."""
    return data[3::-1] + data[5:3:-1] + data[7:5:-1] + data[8:]


def _joined(fields):
    """The number that the six fields make."""
    if len(fields) != 6:
        raise ValueError("fields is not a 6-tuple")
    number = 0
    for index, (field, bits) in enumerate(zip(fields, (32, 16, 16, 8, 8, 48)), 1):
        if not 0 <= field < 1 << bits:
            article = "an" if bits == 8 else "a"
            raise ValueError(f"field {index} out of range (need {article} {bits}-bit value)")
        number = number << bits | field
    return number


def _stamped(number, version):
    """The number with the bits of the variant and of the version set."""
    number = number & ~(0xc000 << 48) | 0x8000 << 48
    return number & ~(0xf000 << 64) | version << 76


def _made(number, version):
    return UUID(int=_stamped(number, version))


def _urandom(count):
    """So many bytes of the host's entropy: those of `os.urandom` where it has that."""
    try:
        from os import urandom
    except ImportError:
        from random import SystemRandom
        return SystemRandom().randbytes(count)
    return urandom(count)


def _getrandbits(bits):
    """Bits that need not be a secret."""
    import random
    return random.getrandbits(bits)


_node = None


def _random_getnode():
    """48 random bits, marked as no number of any hardware."""
    return _getrandbits(48) | 1 << 40


def getnode():
    """A number for this machine: random, as a script sees no hardware."""
    global _node
    if _node is None:
        _node = _random_getnode()
    return _node


# What the system would make identifiers with, if a script could ask it.
_generate_time_safe = None

# The times of the last identifiers of versions 1, 6 and 7, and the counter of version 7.
_last_timestamp = None
_last_timestamp_v6 = None
_last_timestamp_v7 = None
_last_counter_v7 = 0


def _steps_after(last):
    """Steps of 100 ns since October 15, 1582, more than there were last."""
    import time
    steps = time.time_ns() // 100 + 0x01b21dd213814000
    return steps if last is None or steps > last else last + 1


def uuid1(node=None, clock_seq=None):
    """An identifier from the time and the number of the machine."""
    global _last_timestamp
    steps = _last_timestamp = _steps_after(_last_timestamp)
    if clock_seq is None:
        clock_seq = _getrandbits(14)
    if node is None:
        node = getnode()
    fields = (steps & 0xffffffff, steps >> 32 & 0xffff, steps >> 48 & 0xfff, clock_seq >> 8 & 0x3f, clock_seq & 0xff,
              node)
    return UUID(fields=fields, version=1)


def _name_sum(algorithm, namespace, name):
    import hashlib
    if isinstance(name, str):
        name = name.encode()
    made = hashlib.new(algorithm, namespace.bytes + name, usedforsecurity=False)
    return int.from_bytes(made.digest()[:16])


def uuid3(namespace, name):
    """An identifier from the MD5 sum of a name in a namespace."""
    return _made(_name_sum("md5", namespace, name), 3)


def uuid4():
    """An identifier of random bits."""
    return _made(int.from_bytes(_urandom(16)), 4)


def uuid5(namespace, name):
    """An identifier from the SHA-1 sum of a name in a namespace."""
    return _made(_name_sum("sha1", namespace, name), 5)


def uuid6(node=None, clock_seq=None):
    """An identifier from the time, such that identifiers sort as they were made."""
    global _last_timestamp_v6
    steps = _last_timestamp_v6 = _steps_after(_last_timestamp_v6)
    if clock_seq is None:
        clock_seq = _getrandbits(14)
    if node is None:
        node = getnode()
    number = (steps >> 12 & 0xffffffffffff) << 80 | (steps & 0xfff) << 64
    return _made(number | (clock_seq & 0x3fff) << 48 | node & 0xffffffffffff, 6)


def _counter_and_tail():
    """A counter of 42 bits, of which the topmost is free so that there is room to count, and 32 random bits."""
    bits = int.from_bytes(_urandom(10))
    return bits >> 32 & 0x1ffffffffff, bits & 0xffffffff


def uuid7():
    """An identifier from the time in milliseconds, a counter and random bits: identifiers sort as they were made."""
    global _last_timestamp_v7, _last_counter_v7
    import time
    moment = time.time_ns() // 1_000_000
    if _last_timestamp_v7 is None or moment > _last_timestamp_v7:
        counter, tail = _counter_and_tail()
    else:
        # The clock has not moved, or has gone back.
        moment = _last_timestamp_v7 + (moment < _last_timestamp_v7)
        counter = _last_counter_v7 + 1
        if counter > 0x3ffffffffff:
            moment += 1
            counter, tail = _counter_and_tail()
        else:
            tail = int.from_bytes(_urandom(4))
    _last_timestamp_v7, _last_counter_v7 = moment, counter
    number = (moment & 0xffffffffffff) << 80 | (counter >> 30) << 64 | (counter & 0x3fffffff) << 32
    return _made(number | tail, 7)


def uuid8(a=None, b=None, c=None):
    """An identifier of 48, 12 and 62 bits of one's own choice; random where none are given."""
    a = _getrandbits(48) if a is None else a
    b = _getrandbits(12) if b is None else b
    c = _getrandbits(62) if c is None else c
    return _made((a & 0xffffffffffff) << 80 | (b & 0xfff) << 64 | c & 0x3fffffffffffffff, 8)


NAMESPACE_DNS = UUID("6ba7b810-9dad-11d1-80b4-00c04fd430c8")
NAMESPACE_URL = UUID("6ba7b811-9dad-11d1-80b4-00c04fd430c8")
NAMESPACE_OID = UUID("6ba7b812-9dad-11d1-80b4-00c04fd430c8")
NAMESPACE_X500 = UUID("6ba7b814-9dad-11d1-80b4-00c04fd430c8")

NIL = UUID(int=0)
MAX = UUID(int=_top)


def main():
    """Prints identifiers, as the arguments of the program say."""
    import argparse
    functions = {function.__name__: function for function in (uuid1, uuid3, uuid4, uuid5, uuid6, uuid7, uuid8)}
    namespaces = {"@dns": NAMESPACE_DNS, "@url": NAMESPACE_URL, "@oid": NAMESPACE_OID, "@x500": NAMESPACE_X500}
    parser = argparse.ArgumentParser(description="Prints identifiers of a kind.")
    parser.add_argument("-u", "--uuid", choices=functions, default="uuid4", help="the kind")
    parser.add_argument("-n", "--namespace", help=f"an identifier, or one of {', '.join(namespaces)}: for uuid3 and uuid5")
    parser.add_argument("-N", "--name", help="the name in the namespace: for uuid3 and uuid5")
    parser.add_argument("-C", "--count", type=int, default=1, help="how many")
    args = parser.parse_args()
    arguments = ()
    if args.uuid in ("uuid3", "uuid5"):
        if not args.namespace or not args.name:
            parser.error(f"Incorrect number of arguments. {args.uuid} requires a namespace and a name. Run 'python -m "
                         "uuid -h' for more information.")
        try:
            arguments = namespaces.get(args.namespace) or UUID(args.namespace), args.name
        except ValueError as error:
            parser.error(f"{error}: {args.namespace!r}.")
    for _ in range(args.count):
        print(functions[args.uuid](*arguments))


if __name__ == "__main__":
    main()

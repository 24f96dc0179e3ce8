# Identifiers from names, fields and texts.
import uuid
from uuid import UUID


def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


u = UUID("{12345678-1234-5678-9234-567812345678}")
print(u, repr(u), u.hex, u.int, u.urn, u.bytes, u.bytes_le)
# expect: 12345678-1234-5678-9234-567812345678 UUID('12345678-1234-5678-9234-567812345678') 12345678123456789234567812345678 24197857161011715171395211673843553912 urn:uuid:12345678-1234-5678-9234-567812345678 b'\x124Vx\x124Vx\x924Vx\x124Vx' b'xV4\x124\x12xV\x924Vx\x124Vx'
print(u.fields, u.time, u.clock_seq, u.node, u.variant, u.version, u.is_safe)
# expect: (305419896, 4660, 22136, 146, 52, 95073701484152) 466142576285865592 4660 95073701484152 specified in RFC 4122 5 SafeUUID.unknown
print(UUID(bytes=u.bytes) == UUID(bytes_le=u.bytes_le) == UUID(fields=u.fields) == UUID(int=u.int) == u, hash(u) == hash(u.int))  # expect: True True
print(uuid.uuid3(uuid.NAMESPACE_DNS, "python.org"), uuid.uuid5(uuid.NAMESPACE_URL, "http://a.example"))
# expect: 6fa459ea-ee8a-3ca4-894e-db77e160355e 09faa513-1789-5385-9287-5baab0f865c4
print(uuid.uuid8(1, 2, 3), UUID(int=0, version=4), uuid.NIL, uuid.MAX, uuid.MAX > uuid.NIL, sorted([uuid.MAX, uuid.NIL])[0])
# expect: 00000000-0001-8002-8000-000000000003 00000000-0000-4000-8000-000000000000 00000000-0000-0000-0000-000000000000 ffffffff-ffff-ffff-ffff-ffffffffffff True 00000000-0000-0000-0000-000000000000
attempt(UUID)  # expect: TypeError: one of the hex, bytes, bytes_le, fields, or int arguments must be given
attempt(UUID, "abc")  # expect: ValueError: badly formed hexadecimal UUID string
attempt(UUID, bytes=b"abc")  # expect: ValueError: bytes is not a 16-char string
attempt(UUID, int=-1)  # expect: ValueError: int is out of range (need a 128-bit value)
attempt(UUID, int=1, version=9)  # expect: ValueError: illegal version number
attempt(UUID, fields=(1, 2))  # expect: ValueError: fields is not a 6-tuple
attempt(UUID, fields=(0, 1 << 16, 0, 0, 0, 0))  # expect: ValueError: field 2 out of range (need a 16-bit value)
attempt(setattr, u, "int", 1)  # expect: TypeError: UUID objects are immutable
attempt(lambda: u < 5)  # expect: TypeError: '<' not supported between instances of 'UUID' and 'int'

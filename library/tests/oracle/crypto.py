"""Expressions of the modules of sums over bytes and of identifiers: hashlib, hmac, secrets, uuid."""
import array, copy, hashlib, hmac, io, pickle, secrets, uuid

SCOPE = globals()

ALGORITHMS = ("md5", "sha1", "sha224", "sha256", "sha384", "sha512", "sha3_224", "sha3_256", "sha3_384", "sha3_512", "blake2b", "blake2s", "shake_128", "shake_256")
FIXED = ALGORITHMS[:12]
# Lengths on both sides of a block of each algorithm.
LENGTHS = (0, 1, 3, 20, 55, 56, 57, 63, 64, 65, 71, 72, 73, 103, 104, 111, 112, 119, 127, 128, 129, 135, 136, 137, 143, 144, 145, 167, 168, 169, 255, 256, 257, 1000)


def data(chance, wrong=3):
    """Bytes, or now and then what a sum does not take, or takes as well."""
    if chance.percent(wrong):
        return chance.of(("'text'", "5", "bytearray(b'by')", "memoryview(b'abcdef')[::2]", "memoryview(b'abc')[1:]", "array.array('i', [1, 2])", "[1]", "''", "1.5", "memoryview(bytes(8)).cast('h')"))
    return f"pattern({chance.of(LENGTHS)}, {chance.below(256)})" if chance.percent(60) else "b" + ascii(joined(chance, ("a", "\x00", "\xff", "abc", " "), 6))


def pattern(length, start):
    return bytes((start + 7 * i) & 255 for i in range(length))


def parts(made, *pieces):
    """A sum taken in by parts, with what was there in between."""
    seen = []
    for piece in pieces:
        made.update(piece)
        seen.append(made.copy().hexdigest()[:8])
    return made.hexdigest(), seen


def facts(made):
    return made.name, made.digest_size, made.block_size, made.digest()


def name(chance):
    return chance.of(ALGORITHMS) if chance.percent(85) else chance.of(("SHA256", "MD5", "sha-256", "SHA3-256", "sha512_256", "sha512_224", "", "nosuch", "sha", "Sha1"))


def blake(chance):
    """A sum with its parameters; one at most is wrong, as there is no order in which they are looked at."""
    kind = chance.of(("blake2b", "blake2s"))
    wrong = chance.of((
        "digest_size=0", "digest_size=65", "digest_size=-1", "key=bytes(65)", "key='k'", "salt=bytes(17)", "person=bytes(17)", "fanout=256", "fanout=-1", "depth=0", "depth=256", "leaf_size=2**32", "leaf_size=-1", "node_offset=-1", "node_depth=256", "inner_size=65", "nosuch=1",
    ))
    if chance.percent(25):
        return f"facts(hashlib.{kind}({data(chance, 0)}, {wrong}))"
    more = options(
        chance, digest_size=("1", "16", "20", "32"), key=("b''", "b'k'", "bytes(31)", "bytes(32)"), salt=("b''", "b's'", "bytes(8)"),
        person=("b'p'", "bytes(8)"), fanout=("0", "1", "255"), depth=("1", "2", "255"), leaf_size=("0", "5", "2**32 - 1"), node_offset=("0", "9", "2**48 - 1"),
        node_depth=("0", "1", "255"), inner_size=("0", "32"), last_node=("True", "False", "1"), usedforsecurity=("False",),
    )
    return f"facts(hashlib.{kind}({chance.of((data(chance), data(chance), '')) + more}))".replace("(, ", "(")


def sums(chance):
    # No keys are made by BLAKE2: the last two of them.
    fixed, some = chance.of(FIXED), data(chance, 0)
    shake = chance.of(("shake_128", "shake_256"))
    length = chance.of(("0", "1", "16", "32", "167", "168", "169", "500", "'x'", "None", "1.5", "True"))
    return chance.of((
        f"hashlib.{fixed}({data(chance)}).hexdigest()", f"hashlib.{fixed}({data(chance)}).hexdigest()", f"facts(hashlib.{fixed}({data(chance)}))", f"parts(hashlib.{fixed}(), {data(chance)}, {data(chance)}, {data(chance)})",
        f"hashlib.new({name(chance)!r}, {data(chance)}).{chance.of(('name', 'digest_size', 'block_size'))}", f"hashlib.new({chance.of(FIXED)!r}, {data(chance)}).hexdigest()", f"hashlib.new({name(chance)!r}{options(chance, data=('b\'d\'', '\'s\''), usedforsecurity=('False',), string=('b\'s\'',))}).name", f"hashlib.{shake}({data(chance)}).hexdigest({length})", f"hashlib.{shake}({data(chance)}).digest({length})",
        f"(lambda h: (h.update({data(chance)}), h.digest({length})[-4:], h.digest_size, h.block_size, h.name))(hashlib.{shake}({data(chance)}))", f"(lambda h: (h.digest() == h.digest(), h.update(b'x'), h.hexdigest()))(hashlib.{fixed}({data(chance)}))", blake(chance), blake(chance),
        f"hashlib.file_digest({chance.of((f'io.BytesIO({some})', f'io.BufferedReader(io.BytesIO({some}))', '[1]', 'None', "b'x'"))}, {chance.of((repr(fixed), 'hashlib.' + fixed, 'hashlib.' + fixed, "'nosuch'"))}).hexdigest()", f"hashlib.{fixed}({data(chance)}){chance.of(('.digest()', '.name', '.digest_size'))}",
        f"hashlib.pbkdf2_hmac({chance.of(FIXED[:10] + ('SHA256',))!r}, {data(chance)}, {some}, {chance.of(('1', '2', '7', '0', '-1', '\'x\''))}{chance.of(('', '', ', 1', ', 70', ', None', ', 0', ', dklen=20', ', -3'))}).hex()",
        f"hashlib.scrypt({some}, salt={some}, n={chance.of((2, 4, 16, 3, 0, 1))}, r={chance.of((1, 2, 8))}, p={chance.of((1, 2))}{options(chance, dklen=('1', '20', '64', '65'), maxmem=('10**6', '1'))}).hex()", f"{name(chance)!r} in hashlib.{chance.of(('algorithms_guaranteed', 'algorithms_available', '__all__'))}",
        f"hashlib.{fixed}({data(chance)}).digest() == hashlib.new({fixed!r}, {data(chance)}).digest()", f"hashlib.{fixed}().block_size * 2 - hashlib.{fixed}().digest_size",
    ))


def keyed(chance):
    # One of them is wrong at most.
    key, message, digest = data(chance, 0), data(chance, 0), repr(chance.of(FIXED))
    wrong = chance.below(12)
    if wrong == 0:
        key = data(chance, 100)
    elif wrong == 1:
        message = data(chance, 100)
    elif wrong < 5:
        digest = chance.of(("hashlib." + chance.of(FIXED), "hashlib." + chance.of(FIXED), repr(name(chance)), "hashlib", "None", "''", "'shake_128'", "5"))
    made = chance.of((f"hmac.new({key}, {message}, {digest})", f"hmac.new({key}, digestmod={digest})", f"hmac.HMAC({key}, {message}, {digest})"))
    a, b = (chance.of(("'abc'", "b'abc'", "'abd'", "b'ab'", "'\\xe9'", "None", "bytearray(b'abc')", "''", "memoryview(b'abc')", "1")) for _ in range(2))
    return chance.of((
        f"{made}.hexdigest()", f"{made}.hexdigest()", f"facts({made})", f"parts({made}, {message}, {message})", f"hmac.digest({key}, {message}, {digest}).hex()", f"hmac.new({key}, {message})", f"hmac.compare_digest({a}, {b})", f"hmac.new({key}, {message}, {digest}).digest() == hmac.digest({key}, {message}, {digest})",
    ))


def secret(chance):
    """What of secrets is the same each time: lengths, kinds, bounds, errors."""
    count = chance.of(("0", "1", "16", "31", "None", "-1", "'x'", "1.5", "True", ""))
    bound = chance.of(("1", "2", "0", "-5", "10**30", "1.5", "'a'", "None", "True"))
    items = chance.of(("'abc'", "[1]", "()", "range(3)", "{1}", "5", "{0: 'a'}"))
    return chance.of((
        f"len(secrets.token_bytes({count}))", f"len(secrets.token_hex({count}))", f"len(secrets.token_urlsafe({count}))", f"0 <= secrets.randbelow({bound}) < {bound}", f"secrets.randbits({count or 3}) < 2**33", f"secrets.choice({items}) in {items}", f"type(secrets.token_hex({count})).__name__", f"secrets.randbelow({bound}) * 0",
        f"secrets.compare_digest({items}, {items})", f"secrets.SystemRandom().{chance.of(('seed(1)', 'getstate()', 'setstate(1)', 'random() < 1', 'randint(3, 3)', 'getrandbits(0)', 'randbytes(3)[3:]', 'sample([1], 1)', 'choices(\'a\', k=3)'))}", "sorted(secrets.__all__)", "secrets.DEFAULT_ENTROPY",
    ))


FORMS = ("12345678-1234-5678-1234-567812345678", "{12345678123456781234567812345678}", "urn:uuid:12345678-1234-1678-9234-567812345678", "ffffffff-ffff-7fff-bfff-ffffffffffff", "0" * 32, "1234", "", "g" * 32, "12345678-1234-6678-c234-567812345678", "12345678-1234-5678-e234-567812345678", "ABCDEF01-2345-4789-ABCD-EF0123456789", "1" * 31 + "_", " " + "1" * 31, "--" + "2" * 32, "uuid:" + "3" * 32)
FIELDS = ("number", "hex", "bytes", "bytes_le", "fields", "time_low", "time_mid", "time_hi_version", "clock_seq_hi_variant", "clock_seq_low", "time", "clock_seq", "node", "urn", "variant", "version", "is_safe", "int", "__hash__()", "__int__()", "__str__()")


def identifier(chance):
    number = chance.below(2**31) << chance.of((0, 31, 64, 97)) | chance.below(2**31)
    return chance.of((
        f"uuid.UUID({chance.of(FORMS)!r})", f"uuid.UUID({chance.of(FORMS[:4] + FORMS[8:11])!r})", f"uuid.UUID(int={number})", f"uuid.UUID(int={chance.of(('-1', '2**128', '0', '2**128 - 1', '2**64', '\'x\''))})", f"uuid.UUID({'bytes' if chance.percent(50) else 'bytes_le'}=pattern({chance.of((16, 16, 16, 15, 0, 17))}, {chance.below(256)}))",
        f"uuid.UUID(fields=({chance.below(2**31)}, {chance.of((1, 65535, 65536, -1))}, {chance.of((2, 40000))}, {chance.of((3, 255, 256))}, {chance.of((4, 128))}, {chance.of(('5', '2**48 - 1', '2**48'))}))", f"uuid.UUID(int={number}, version={chance.of((1, 4, 5, 8, 9, 0, '\'4\''))})", f"uuid.{chance.of(('uuid3', 'uuid5'))}(uuid.NAMESPACE_{chance.of(('DNS', 'URL', 'OID', 'X500'))}, {chance.of(('\'example.org\'', '\'\'', 'b\'bytes\'', '\'\\xe9\'', '5', 'None', 'bytearray(b\'q\')'))})",
        f"uuid.uuid8({chance.below(2**31)}, {chance.of((1, 4095, 4096, -1))}, {chance.of(('0', '2**62', '5'))})", chance.of(("uuid.NIL", "uuid.MAX", "uuid.NAMESPACE_DNS", "uuid.UUID()", "uuid.UUID('1' * 32, int=5)", "uuid.UUID(fields=(1, 2))", "uuid.UUID(bytes='x' * 16)", "uuid.UUID(5)", "uuid.UUID(b'1' * 32)")),
    ))


def identifiers(chance):
    a, b = identifier(chance), identifier(chance)
    return chance.of((
        a, f"{a}.{chance.of(FIELDS)}", f"{a}.{chance.of(FIELDS)}", f"{a}.{chance.of(FIELDS)}", f"str({a})", f"{a} {chance.of(('<', '==', '>=', '!=', '+', '>'))} {chance.of((b, b, '5', 'None', '\'x\''))}", f"sorted([{a}, {b}, uuid.NIL])", f"copy.deepcopy({a}) == {a}", f"pickle.loads(pickle.dumps({a}, {chance.below(6)}))", f"setattr({a}, 'int', 5)", f"len({{{a}, {b}, {a}}})", f"format({a}, {chance.of(('', '>40', 's', 'd', '<5'))!r})",
        f"(lambda u: (u.version, u.variant, len(str(u))))(uuid.{chance.of(('uuid4()', 'uuid1()', 'uuid1(5, 6)', 'uuid6()', 'uuid7()', 'uuid8()'))})", f"(lambda u: (u.node, u.clock_seq))(uuid.{chance.of(('uuid1', 'uuid6'))}({chance.of((5, 0, '2**48 - 1', '2**48'))}, {chance.of((0, 77, '2**14 - 1', '2**14'))}))", f"list(uuid.SafeUUID)[{chance.below(4)}]", f"uuid.uuid{chance.of((1, 6, 7))}() < uuid.uuid{chance.of((1, 6, 7))}() or True",
    ))


CASES = {"hashlib": sums, "hashlib again": sums, "hmac": keyed, "secrets": secret, "uuid": identifiers}

# Sums of all algorithms, in pieces and at once.
import hashlib
import io


def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


for name in sorted(hashlib.algorithms_guaranteed):
    made = hashlib.new(name, b"spam")
    made.update(b" and eggs" * 50)
    length = () if made.digest_size else (20,)
    print(made.name, made.digest_size, made.block_size, made.hexdigest(*length))
# expect: blake2b 64 128 3f4ed1b9933b1e0da470abc782be580a98c7edaec8124af9c8f0e54b6095efbd30556a2d360d40b295f0d944e3847f7747e4addf3f97a92db565a7ed41844223
# expect: blake2s 32 64 b2d543d656728768bb53722233962020fdfcf11ab5bca7cc8420128dfdfc9a0d
# expect: md5 16 64 11e9627c6780145ee9dbd8798b8b8e04
# expect: sha1 20 64 328fa5306a7d075b9dd2a9ad925d60326f8e84e9
# expect: sha224 28 64 64189d5bffbf6d0f4c5a5a94c96ba0fcb5409c9d5db986e6778fa7bb
# expect: sha256 32 64 f5f2a4766ab3abd562bf9ccc3eb93297060cb905e405dcb71d24e062255ca8f1
# expect: sha384 48 128 debe5f7d0a4a4b98f8743bf2e24beba7a8b371e72dd1a9132b0290639a86859caea09301d336b8ebcd0e2a5897530451
# expect: sha3_224 28 144 337e819dc79f5fd2837f3116ce5f26cd9439520b89eee3102b23e121
# expect: sha3_256 32 136 ffbfb5cd689d546a31dbec3aa95f8dede255f7ae6a523e3d72005fe8c8f1bde7
# expect: sha3_384 48 104 b0eed258d7d0d4ce74ac37deb7ac2b98f0a2924bdd6da8174f9387a631c6dd375598f0efe21a349ab57aee635d52d8c6
# expect: sha3_512 64 72 8196d492e9f35eee2fe27c40335e63970f1e3aebe9389ab37311b5eb0fde9f851e6a7a40139573a2a0ab046b7c8f3d04e8eb6eb28dd07b815174b4bbe5e545f2
# expect: sha512 64 128 6f87ee553ceece118064abe5bf34f4421d5fa53c1a0cb6df94d5a822d1b47286e4630bdc032eb20ac9768c3bcb6b0c73c39109b18e35c58e955d0ea375f447b6
# expect: shake_128 0 168 6c586a33c82a87447bea0469e96e995a5d09b430
# expect: shake_256 0 136 4d399d5456cca538c21e00ec565c69877f99fd60
first = hashlib.sha256(b"a")
second = first.copy()
second.update(b"b")
print(first.hexdigest() == hashlib.sha256(b"a").hexdigest(), second.digest() == hashlib.sha256(b"ab").digest())  # expect: True True
print(hashlib.sha3_256(bytes(1000)).hexdigest(), hashlib.shake_128(bytes(168)).hexdigest(200)[-20:])
# expect: b850b32190044125d409765a5dcfdb71af2b154e9ef740504d7f92428e577ef4 4ebed1f311b78d9fc4c7
print(hashlib.blake2b(b"x", digest_size=8, key=b"k", salt=b"s", person=b"p").hexdigest())  # expect: 03c852462ff0a553
print(hashlib.blake2s(b"x" * 200, digest_size=4, fanout=2, depth=2, leaf_size=64, node_offset=1, node_depth=1,
                      inner_size=32, last_node=True).hexdigest())
# expect: 6ff050ff
print(hashlib.md5(memoryview(b"abc")).hexdigest(), hashlib.md5(bytearray(b"abc")).hexdigest(), hashlib.md5().hexdigest())
# expect: 900150983cd24fb0d6963f7d28e17f72 900150983cd24fb0d6963f7d28e17f72 d41d8cd98f00b204e9800998ecf8427e
print(hashlib.pbkdf2_hmac("sha256", b"password", b"salt", 3, 20).hex(), len(hashlib.pbkdf2_hmac("md5", b"", b"", 1)))
# expect: ad35240ac683febfaf3cd49d845473fbbbaa2437 16
print(hashlib.scrypt(b"password", salt=b"NaCl", n=16, r=8, p=2, dklen=16).hex())  # expect: d8d4867127a6369b5f4ff8bb96fffc9d
print(hashlib.file_digest(io.BytesIO(b"spam"), "sha1").hexdigest() == hashlib.sha1(b"spam").hexdigest())  # expect: True
attempt(hashlib.new, "none")  # expect: ValueError: unsupported hash type none
attempt(hashlib.sha1, "text")  # expect: TypeError: Strings must be encoded before hashing
attempt(hashlib.sha1, 5)  # expect: TypeError: object supporting the buffer API required
attempt(first.update, "text")  # expect: TypeError: Strings must be encoded before hashing
attempt(hashlib.blake2b, digest_size=65)  # expect: ValueError: digest_size for Blake2b must be between 1 and 64 bytes, here it is 65
attempt(hashlib.blake2b, key=bytes(65))  # expect: ValueError: maximum key length is 64 bytes
attempt(hashlib.pbkdf2_hmac, "sha1", b"", b"", 0)  # expect: ValueError: iteration value must be greater than 0.
attempt(hashlib.scrypt, b"", salt=b"", n=3, r=8, p=1)  # expect: ValueError: n must be a power of 2.

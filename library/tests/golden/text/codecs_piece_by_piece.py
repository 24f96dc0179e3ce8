# Codecs by name: at once, piece by piece, over streams, and with handlers of the script's own.
import codecs
import io

print(codecs.lookup("UTF8").name, codecs.lookup("latin1").name)  # expect: utf-8 iso8859-1
print(codecs.encode("abc", "rot13"), codecs.decode(b"6162", "hex"))  # expect: nop b'ab'
decoder = codecs.getincrementaldecoder("utf-8")()
print([decoder.decode(bytes([byte])) for byte in "aé€".encode()])  # expect: ['a', '', 'é', '', '', '€']
decoder = codecs.getincrementaldecoder("utf-8")("replace")
print([decoder.decode(part) for part in (b"\xff\xe2", b"\x82", b"\xac")])  # expect: ['�', '', '€']
encoder = codecs.getincrementalencoder("utf-16")()
print(encoder.encode("a"), encoder.encode("b"))  # expect: b'\xff\xfea\x00' b'b\x00'
stream = io.BytesIO()
codecs.getwriter("utf-8")(stream).write("é\nb\n")
stream.seek(0)
print(list(codecs.getreader("utf-8")(stream)))  # expect: ['é\n', 'b\n']
codecs.register_error("numbered", lambda error: (str(ord(error.object[error.start])), error.end))
print(codecs.encode("aéb", "ascii", "numbered"))  # expect: b'a233b'
for name in "nothing", "numbered":
    try:
        codecs.lookup(name)
    except LookupError as error:
        print(error)
# expect: unknown encoding: nothing
# expect: unknown encoding: numbered

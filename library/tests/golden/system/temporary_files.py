# Without files of the host's, temporary files stay in memory, and their names can be asked for.
import os
import tempfile

print(tempfile.gettempprefix(), isinstance(tempfile.gettempdir(), str))  # expect: tmp True
with tempfile.SpooledTemporaryFile(100, "w+") as file:
    file.write("one\ntwo\n")
    file.seek(0)
    print(file.readlines())  # expect: ['one\n', 'two\n']
print(file.closed)  # expect: True
try:
    tempfile.mkdtemp(prefix=b"a", suffix="b")
except TypeError as error:
    print(error)  # expect: Can't mix bytes and non-bytes in path components.

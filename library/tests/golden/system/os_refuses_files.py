# gap: a script has the files that the host opens to it.
import os
import pathlib
import shutil

print(os.environ, os.getcwd(), os.getpid(), os.path.exists("/"), list(os.walk("/")))  # expect: environ({}) / 1 False []
for call in (lambda: os.listdir("/"), lambda: os.open("x", 0), lambda: os.system("ls"), lambda: pathlib.Path("x").read_text(),
             lambda: pathlib.Path("x").mkdir(), lambda: shutil.rmtree("x")):
    try:
        call()
    except PermissionError as error:
        print(error)
# expect: [Errno 1] os.listdir is not open to scripts here; a host provides it with nonlocal_library::Library::os
# expect: [Errno 1] os.open is not open to scripts here; a host provides it with nonlocal_library::Library::os
# expect: [Errno 1] os.system is not open to scripts here; a host provides it with nonlocal_library::Library::os
# expect: [Errno 1] scripts have no files here; a host provides open() with EngineBuilder::builtins: 'x'
# expect: [Errno 1] os.mkdir is not open to scripts here; a host provides it with nonlocal_library::Library::os
# expect: [Errno 1] os.listdir is not open to scripts here; a host provides it with nonlocal_library::Library::os

# gap: a script has the network that the host opens to it.
import urllib.error
from urllib.request import urlopen

for address in ("http://example.com/a", "https://example.com", "ftp://example.com"):
    try:
        urlopen(address)
    except urllib.error.URLError as error:
        print(error, type(error.reason).__name__)
# expect: <urlopen error [Errno 1] http: the network is not open to scripts here; a host provides it with nonlocal_library::Library::network> PermissionError
# expect: <urlopen error [Errno 1] https: the network is not open to scripts here; a host provides it with nonlocal_library::Library::network> PermissionError
# expect: <urlopen error [Errno 1] ftp: the network is not open to scripts here; a host provides it with nonlocal_library::Library::network> PermissionError

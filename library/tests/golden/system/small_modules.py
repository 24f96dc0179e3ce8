"""errno, stat, locale, gettext, importlib.metadata and importlib.abc."""
import errno
import gettext
import importlib.abc
import importlib.metadata
import locale
import stat

print(errno.ENOENT, errno.errorcode[13], errno.EWOULDBLOCK == errno.EAGAIN, errno.errorcode[11], len(errno.errorcode))
# expect: 2 EACCES True EAGAIN 132
print([stat.filemode(mode) for mode in (0o100644, 0o040755, 0o120777, 0o104711, 0o041777, 0o102644)])
# expect: ['-rw-r--r--', 'drwxr-xr-x', 'lrwxrwxrwx', '-rws--x--x', 'drwxrwxrwt', '-rw-r-Sr--']
print(stat.S_ISDIR(0o040755), stat.S_IMODE(0o104711) == 0o4711, stat.S_ISREG(stat.S_IFREG))  # expect: True True True
print(locale.setlocale(locale.LC_NUMERIC), locale.atof("1.5"), locale.format_string("%d-%s", (1000, "a"), grouping=True))
# expect: C 1.5 1000-a
print(gettext.gettext("text"), gettext.ngettext("file", "files", 2), gettext.textdomain(), gettext.find("none"))
# expect: text files messages None
for call in (lambda: importlib.metadata.version("no-such-package"), lambda: locale.setlocale(locale.LC_ALL, "no"),
             lambda: gettext.translation("none")):
    try:
        call()
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
# expect: PackageNotFoundError: No package metadata was found for no-such-package
# expect: Error: unsupported locale setting
# expect: FileNotFoundError: [Errno 2] No translation file found for domain: 'none'


class Loader(importlib.abc.Loader):
    def exec_module(self, module):
        pass


print(Loader().create_module(None), issubclass(importlib.abc.SourceLoader, importlib.abc.InspectLoader))
# expect: None True

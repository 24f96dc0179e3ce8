"""The platform: that of the runtime, as a script sees nothing of the machine below it."""

import sys
from collections import namedtuple

uname_result = namedtuple("uname_result", "system node release version machine processor", defaults=("",))
uname_result.__qualname__ = "uname_result"


def uname():
    """The system: the runtime by its name."""
    return uname_result(sys.platform, "", "", "", "")


def system():
    return sys.platform


def node():
    return ""


release = version = machine = processor = node


def platform(aliased=False, terse=False):
    """The system and the version of the language in one text."""
    return f"{sys.platform}-{python_version()}"


def architecture(executable="", bits="", linkage=""):
    return bits or "64bit", linkage


def python_implementation():
    """The name of the implementation."""
    return sys.implementation.name


def python_version():
    """The version of the language as text."""
    return ".".join(map(str, sys.version_info[:3]))


def python_version_tuple():
    return tuple(map(str, sys.version_info[:3]))


def python_branch():
    return ""


python_revision = python_branch


def python_build():
    return "", ""


def python_compiler():
    return ""


def libc_ver(executable=None, lib="", version="", chunksize=16384):
    return lib, version


def mac_ver(release="", versioninfo=("", "", ""), machine=""):
    return release, versioninfo, machine


def win32_ver(release="", version="", csd="", ptype=""):
    return release, version, csd, ptype


def freedesktop_os_release():
    raise OSError("Unable to read files /etc/os-release, /usr/lib/os-release")

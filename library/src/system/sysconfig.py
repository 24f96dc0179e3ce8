"""How the interpreter was built and installed: here it is part of a host's program, so there is little to tell."""

import platform as _platform
import sys as _sys

__all__ = [
    "get_config_h_filename", "get_config_var", "get_config_vars", "get_default_scheme", "get_makefile_filename", "get_path",
    "get_path_names", "get_paths", "get_platform", "get_preferred_scheme", "get_python_version", "get_scheme_names",
    "is_python_build", "parse_config_h", "expand_makefile_vars",
]

_variables = {
    "prefix": "",
    "exec_prefix": "",
    "base": "",
    "platbase": "",
    "py_version": _platform.python_version(),
    "py_version_short": "%d.%d" % _sys.version_info[:2],
    "py_version_nodot": "%d%d" % _sys.version_info[:2],
    "abiflags": "",
    "Py_DEBUG": 0,
    "Py_ENABLE_SHARED": 0,
    "Py_GIL_DISABLED": 0,
    "WITH_PYMALLOC": 0,
}


def get_config_vars(*names):
    """What is known by name; None for what is not."""
    return [_variables.get(name) for name in names] if names else _variables


def get_config_var(name):
    """One of the variables, or None."""
    return _variables.get(name)


def get_python_version():
    """The version of the language without the patch."""
    return _variables["py_version_short"]


def get_platform():
    """The system and the machine."""
    return f"{_sys.platform}-{_platform.machine()}".rstrip("-")


def is_python_build(check_home=None):
    """Whether the interpreter runs where it was built."""
    return False


def get_scheme_names():
    """The ways to install: there are none."""
    return ()


def get_path_names():
    """What a way to install would name."""
    return ("stdlib", "platstdlib", "purelib", "platlib", "include", "scripts", "data")


def get_default_scheme():
    """The usual way to install."""
    return "posix_prefix"


def get_preferred_scheme(key):
    """The way to install for a prefix, a home or a user."""
    return {"prefix": "posix_prefix", "home": "posix_home", "user": "posix_user"}[key]


def get_paths(scheme=None, vars=None, expand=True):
    """Where things are installed: nowhere."""
    return dict.fromkeys(get_path_names(), "")


def get_path(name, scheme=None, vars=None, expand=True):
    """Where one thing is installed."""
    return get_paths()[name]


def _no_files(*args, **kwargs):
    raise FileNotFoundError(2, "there are no files of a build here")


get_config_h_filename = get_makefile_filename = parse_config_h = expand_makefile_vars = _no_files

"""Options of command lines, in the manner of C's getopt."""

__all__ = ["GetoptError", "error", "getopt", "gnu_getopt"]


class GetoptError(Exception):
    """What is wrong with an option."""

    opt = ""
    msg = ""

    def __init__(self, msg, opt=""):
        self.msg = msg
        self.opt = opt
        Exception.__init__(self, msg, opt)

    def __str__(self):
        return self.msg


error = GetoptError


def getopt(args, shortopts, longopts=[]):
    """The options at the beginning, and the arguments behind them."""
    longopts = [longopts] if isinstance(longopts, str) else list(longopts)
    options = []
    while args and args[0].startswith("-") and args[0] != "-":
        if args[0] == "--":
            args = args[1:]
            break
        args = _take(options, args, shortopts, longopts)
    return options, args


def gnu_getopt(args, shortopts, longopts=[]):
    """The options, and the arguments between and behind them."""
    longopts = [longopts] if isinstance(longopts, str) else list(longopts)
    in_order = shortopts.startswith("-")
    # + says that the first argument ends the options, as a variable of the environment does.
    stops = shortopts.startswith("+")
    if in_order or stops:
        shortopts = shortopts[1:]
    if in_order and shortopts.startswith("+"):
        raise ValueError("'+' and '-' cannot be used together")
    if not stops:
        import os

        stops = bool(os.environ.get("POSIXLY_CORRECT"))
    options, others = [], []
    while args:
        if args[0] == "--":
            others += args[1:]
            break
        if args[0][:1] == "-" and args[0] != "-":
            if in_order and others:
                options.append((None, others))
                others = []
            args = _take(options, args, shortopts, longopts)
        elif stops:
            others += args
            break
        else:
            others.append(args[0])
            args = args[1:]
    return options, others


def _take(options, args, shortopts, longopts):
    if args[0][:2] == "--":
        return _long(options, args[0][2:], longopts, args[1:])
    return _short(options, args[0][1:], shortopts, args[1:])


def _long(options, text, longopts, args):
    name, sign, value = text.partition("=")
    if not sign:
        value = None
    wants, name = long_has_args(name, longopts)
    if wants and value is None and wants != "?":
        if not args:
            raise GetoptError(f"option --{name} requires argument", name)
        value, args = args[0], args[1:]
    elif not wants and value is not None:
        raise GetoptError(f"option --{name} must not have an argument", name)
    options.append(("--" + name, value or ""))
    return args


def long_has_args(opt, longopts):
    """Whether an option has an argument, "?" if it may have one, and its whole name."""
    found = [name for name in longopts if name.startswith(opt)]
    if not found:
        raise GetoptError(f"option --{opt} not recognized", opt)
    for suffix, wants in (("", False), ("=", True), ("=?", "?")):
        if opt + suffix in found:
            return wants, opt
    if len(found) > 1:
        names = ", ".join(found)
        raise GetoptError(f"option --{opt} not a unique prefix; possible options: {names}", opt)
    name = found[0]
    if name.endswith("=?"):
        return "?", name[:-2]
    return name.endswith("="), name.removesuffix("=")


def _short(options, text, shortopts, args):
    while text:
        option, text = text[0], text[1:]
        wants = short_has_arg(option, shortopts)
        value = ""
        if wants:
            if not text and wants != "?":
                if not args:
                    raise GetoptError(f"option -{option} requires argument", option)
                text, args = args[0], args[1:]
            value, text = text, ""
        options.append(("-" + option, value))
    return args


def short_has_arg(opt, shortopts):
    """Whether a letter has an argument, "?" if it may have one."""
    for i, letter in enumerate(shortopts):
        if opt == letter != ":":
            if shortopts[i + 1:i + 2] != ":":
                return False
            return "?" if shortopts[i + 1:i + 3] == "::" else True
    raise GetoptError(f"option -{opt} not recognized", opt)

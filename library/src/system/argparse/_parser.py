"""Parsing: which arguments belong to which action, and what they mean."""

import os as _os
import sys as _sys

from argparse._actions import (
    ArgumentError, ArgumentTypeError, Namespace, _AttributeHolder, _UNRECOGNIZED_ARGS_ATTR, _get_action_name,
)
from argparse._container import _ActionsContainer, _is_negative_number
from argparse._help import HelpFormatter, ONE_OR_MORE, OPTIONAL, PARSER, REMAINDER, SUPPRESS, ZERO_OR_MORE

_EXPECTED = {
    None: "expected one argument",
    OPTIONAL: "expected at most one argument",
    ONE_OR_MORE: "expected at least one argument",
}


def _identity(value):
    return value


def _prog_name(prog=None):
    """The name of the program: that of its file if none is given."""
    if prog is not None:
        return prog
    main = _sys.modules.get("__main__")
    spec = getattr(main, "__spec__", None)
    if spec is None or not spec.name or spec.name == "__main__":
        return _os.path.basename(_sys.argv[0])
    return f"python3 -m {spec.name.removesuffix('.__main__')}"


def _bounds(nargs):
    """How many arguments an action takes at least and at most; None is without an end."""
    if nargs is None:
        return 1, 1
    if nargs == OPTIONAL:
        return 0, 1
    if nargs in (ZERO_OR_MORE, REMAINDER):
        return 0, None
    if nargs in (ONE_OR_MORE, PARSER):
        return 1, None
    if nargs == SUPPRESS:
        return 0, 0
    return nargs, nargs


def _shared(actions, pattern):
    """How many of the arguments each action takes, the first ones as many as they can; None if there are not enough.

    A letter of the pattern is an argument (A), what looks like an option (O), or the -- after which nothing is one (-).
    """
    if any(action.nargs in (PARSER, REMAINDER) for action in actions[:-1]):
        return _shared_by_pattern(actions, pattern)
    bounds = [_bounds(action.nargs) for action in actions]
    options = pattern.find("O")
    free = (pattern if options < 0 else pattern[:options]).count("A") - sum(least for least, _ in bounds)
    if free < 0:
        return None
    counts = []
    at = 0
    for action, (least, most) in zip(actions, bounds):
        start = at
        extra = free if most is None else min(free, most - least)
        free -= extra
        wanted = least + extra
        # With the -- before and after.
        while at < len(pattern) and (pattern[at] == "-" or pattern[at] == "A" and wanted):
            if pattern[at] == "A":
                wanted -= 1
            at += 1
        if action.nargs in (PARSER, REMAINDER):
            at = len(pattern)
        counts.append(at - start)
    return counts


def _shared_by_pattern(actions, pattern):
    """The same where one that takes options as well leaves something for those behind it."""
    import re

    parts = []
    for action in actions:
        least, most = _bounds(action.nargs)
        if action.nargs == REMAINDER:
            part = "[AO-]*"
        elif action.nargs == PARSER:
            part = "-*A[AO-]*"
        elif most is None:
            part = "-*" + "A-*" * least + "[A-]*"
        else:
            part = "-*" + "A-*" * least + "(?:A-*)?" * (most - least)
        parts.append(f"({part})")
    match = re.match("".join(parts), pattern)
    return None if match is None else [len(group) for group in match.groups()]


class ArgumentParser(_AttributeHolder, _ActionsContainer):
    """Parses the arguments of a command line."""

    def __init__(self, prog=None, usage=None, description=None, epilog=None, parents=[],
                 formatter_class=HelpFormatter, prefix_chars="-", fromfile_prefix_chars=None, argument_default=None,
                 conflict_handler="error", add_help=True, allow_abbrev=True, exit_on_error=True, *,
                 suggest_on_error=False, color=True):
        _ActionsContainer.__init__(self, description, prefix_chars, argument_default, conflict_handler)
        self.prog = _prog_name(prog)
        self.usage = usage
        self.epilog = epilog
        self.formatter_class = formatter_class
        self.fromfile_prefix_chars = fromfile_prefix_chars
        self.add_help = add_help
        self.allow_abbrev = allow_abbrev
        self.exit_on_error = exit_on_error
        self.suggest_on_error = suggest_on_error
        self.color = color
        self._positionals = self.add_argument_group("positional arguments")
        self._optionals = self.add_argument_group("options")
        self._subparsers = None
        self.register("type", None, _identity)
        if add_help:
            prefix = "-" if "-" in prefix_chars else prefix_chars[0]
            self.add_argument(f"{prefix}h", f"{prefix}{prefix}help", action="help", default=SUPPRESS,
                              help="show this help message and exit")
        for parent in parents:
            if not isinstance(parent, ArgumentParser):
                raise TypeError("parents must be a list of ArgumentParser")
            self._add_container_actions(parent)
            self._defaults.update(parent._defaults)

    def _get_kwargs(self):
        names = ("prog", "usage", "description", "formatter_class", "conflict_handler", "add_help")
        return [(name, getattr(self, name)) for name in names]

    def add_subparsers(self, **kwargs):
        """Adds commands, each with a parser of its own."""
        if self._subparsers is not None:
            raise ValueError("cannot have multiple subparser arguments")
        kwargs.setdefault("parser_class", type(self))
        if "title" in kwargs or "description" in kwargs:
            title = kwargs.pop("title", "subcommands")
            self._subparsers = self.add_argument_group(title, kwargs.pop("description", None))
        else:
            self._subparsers = self._positionals
        if kwargs.get("prog") is None:
            formatter = self._get_formatter()
            formatter.add_usage(None, self._get_positional_actions(), self._mutually_exclusive_groups, "")
            kwargs["prog"] = formatter.format_help().strip()
        action = self._pop_action_class(kwargs, "parsers")(option_strings=[], **kwargs)
        action._color = self.color
        self._check_help(action)
        self._subparsers._add_action(action)
        return action

    def _add_action(self, action):
        (self._optionals if action.option_strings else self._positionals)._add_action(action)
        return action

    def _get_optional_actions(self):
        return [action for action in self._actions if action.option_strings]

    def _get_positional_actions(self):
        return [action for action in self._actions if not action.option_strings]

    def parse_args(self, args=None, namespace=None):
        """What the arguments mean; the program ends if one means nothing."""
        args, rest = self.parse_known_args(args, namespace)
        self._refuse(rest)
        return args

    def _refuse(self, rest):
        if rest:
            text = f"unrecognized arguments: {' '.join(rest)}"
            if self.exit_on_error:
                self.error(text)
            raise ArgumentError(None, text)

    def parse_known_args(self, args=None, namespace=None):
        """What the arguments mean, and those that mean nothing."""
        return self._parse_known_args2(args, namespace, intermixed=False)

    def parse_intermixed_args(self, args=None, namespace=None):
        """As `parse_args`, with positional arguments anywhere between the options."""
        args, rest = self.parse_known_intermixed_args(args, namespace)
        self._refuse(rest)
        return args

    def parse_known_intermixed_args(self, args=None, namespace=None):
        """As `parse_known_args`, with positional arguments anywhere between the options."""
        for action in self._get_positional_actions():
            if action.nargs in (PARSER, REMAINDER):
                raise TypeError(f"parse_intermixed_args: positional arg with nargs={action.nargs}")
        return self._parse_known_args2(args, namespace, intermixed=True)

    def _parse_known_args2(self, args, namespace, intermixed):
        args = _sys.argv[1:] if args is None else list(args)
        if namespace is None:
            namespace = Namespace()
        for action in self._actions:
            if action.dest is not SUPPRESS and action.default is not SUPPRESS and not hasattr(namespace, action.dest):
                setattr(namespace, action.dest, action.default)
        for dest, value in self._defaults.items():
            if not hasattr(namespace, dest):
                setattr(namespace, dest, value)
        if self.exit_on_error:
            try:
                namespace, rest = self._parse_known_args(args, namespace, intermixed)
            except ArgumentError as error:
                self.error(str(error))
        else:
            namespace, rest = self._parse_known_args(args, namespace, intermixed)
        if hasattr(namespace, _UNRECOGNIZED_ARGS_ATTR):
            rest.extend(getattr(namespace, _UNRECOGNIZED_ARGS_ATTR))
            delattr(namespace, _UNRECOGNIZED_ARGS_ATTR)
        return namespace, rest

    def _parse_known_args(self, arg_strings, namespace, intermixed):
        if self.fromfile_prefix_chars is not None:
            arg_strings = self._read_args_from_files(arg_strings)
        return _Run(self, namespace, intermixed).parse(arg_strings)

    def _read_args_from_files(self, arg_strings):
        args = []
        for text in arg_strings:
            if not text or text[0] not in self.fromfile_prefix_chars:
                args.append(text)
                continue
            import builtins

            try:
                if not hasattr(builtins, "open"):
                    message = "scripts have no files here; a host gives `open` with nonlocal::EngineBuilder::builtins"
                    raise PermissionError(1, message, text[1:])
                with builtins.open(text[1:]) as file:
                    inside = [arg for line in file.read().splitlines() for arg in self.convert_arg_line_to_args(line)]
            except OSError as error:
                raise ArgumentError(None, str(error)) from error
            args += self._read_args_from_files(inside)
        return args

    def convert_arg_line_to_args(self, arg_line):
        """The arguments on a line of a file."""
        return [arg_line]

    def _match_argument(self, action, pattern):
        """How many of the arguments that follow an option belong to it."""
        count = self._count_for_option(action, pattern)
        if count is None:
            text = _EXPECTED.get(action.nargs)
            if text is None:
                text = f"expected {action.nargs} argument{'' if action.nargs == 1 else 's'}"
            raise ArgumentError(action, text)
        return count

    def _count_for_option(self, action, pattern):
        least, most = _bounds(action.nargs)
        size = len(pattern)
        # One that says how many it takes, or takes all, takes what looks like options.
        stops = "-" if action.nargs in (PARSER, REMAINDER) or isinstance(action.nargs, int) else "-O"
        count = min((at for at in map(pattern.find, stops) if at >= 0), default=size)
        if action.nargs == PARSER and pattern[:1] != "A" or count < least:
            return None
        return count if most is None else min(count, most)

    def _match_arguments_partial(self, actions, pattern):
        """How many arguments as many of the actions as possible take."""
        for end in range(len(actions), 0, -1):
            counts = _shared(actions[:end], pattern)
            if counts is not None:
                # Those that take nothing now may find something after the option that follows.
                if pattern[sum(counts):][:1] == "O":
                    while counts and not counts[-1]:
                        counts.pop()
                return counts
        return []

    def _parse_optional(self, arg_string):
        """What an option can be: its action, its form, what separates its argument, the argument; None if none."""
        if not arg_string or arg_string[0] not in self.prefix_chars:
            return None
        known = self._option_string_actions
        if arg_string in known:
            return [(known[arg_string], arg_string, None, None)]
        if len(arg_string) == 1:
            return None
        option, sep, argument = arg_string.partition("=")
        if sep and option in known:
            return [(known[option], option, sep, argument)]
        found = self._get_option_tuples(arg_string)
        if found:
            return found
        if _is_negative_number(arg_string) and not self._has_negative_number_optionals or " " in arg_string:
            return None
        return [(None, arg_string, None, None)]

    def _get_option_tuples(self, option_string):
        """The options that a text abbreviates, or is together with its argument."""
        known = self._option_string_actions
        prefix, sep, argument = option_string.partition("=")
        if not sep:
            sep = argument = None
        is_long = option_string[1] in self.prefix_chars
        found = []
        for option, action in known.items():
            if not is_long and option == option_string[:2]:
                found.append((action, option, "", option_string[2:]))
            elif self.allow_abbrev and option.startswith(prefix):
                found.append((action, option, sep, argument))
        return found

    def _get_values(self, action, arg_strings):
        """The value of an action with these arguments."""
        nargs = action.nargs
        if not arg_strings and nargs == OPTIONAL:
            value = action.const if action.option_strings else action.default
            if isinstance(value, str) and value is not SUPPRESS:
                value = self._get_value(action, value)
            return value
        if not arg_strings and nargs == ZERO_OR_MORE and not action.option_strings:
            return action.default if action.default is not None else []
        if nargs == SUPPRESS:
            return SUPPRESS
        values = [self._get_value(action, text) for text in arg_strings]
        if nargs == PARSER:
            self._check_value(action, values[0])
        elif nargs != REMAINDER:
            for value in values:
                self._check_value(action, value)
        return values[0] if len(values) == 1 and nargs in (None, OPTIONAL) else values

    def _get_value(self, action, arg_string):
        convert = self._registry_get("type", action.type, action.type)
        if not callable(convert):
            raise TypeError(f"{convert!r} is not callable")
        try:
            return convert(arg_string)
        except ArgumentTypeError as error:
            raise ArgumentError(action, str(error))
        except (TypeError, ValueError):
            name = getattr(action.type, "__name__", repr(action.type))
            raise ArgumentError(action, f"invalid {name} value: {arg_string!r}")

    def _check_value(self, action, value):
        choices = action.choices
        if choices is None:
            return
        if isinstance(choices, str):
            # Its letters, not its parts.
            choices = iter(choices)
        if value in choices:
            return
        closest = ""
        if self.suggest_on_error and isinstance(value, str) and all(isinstance(each, str) for each in action.choices):
            from difflib import get_close_matches

            near = get_close_matches(value, action.choices, 1)
            closest = f", maybe you meant {near[0]!r}?" if near else ""
        known = ", ".join([repr(str(each)) for each in action.choices])
        raise ArgumentError(action, f"invalid choice: {str(value)!r}{closest} (choose from {known})")

    def format_usage(self):
        """The usage."""
        formatter = self._get_formatter()
        formatter.add_usage(self.usage, self._actions, self._mutually_exclusive_groups)
        return formatter.format_help()

    def format_help(self):
        """The help."""
        formatter = self._get_formatter()
        formatter.add_usage(self.usage, self._actions, self._mutually_exclusive_groups)
        formatter.add_text(self.description)
        for group in self._action_groups:
            formatter.start_section(group.title)
            formatter.add_text(group.description)
            formatter.add_arguments(group._group_actions)
            formatter.end_section()
        formatter.add_text(self.epilog)
        return formatter.format_help()

    def _get_formatter(self):
        formatter = self.formatter_class(prog=self.prog)
        if hasattr(formatter, "_set_color"):
            formatter._set_color(self.color)
        return formatter

    def print_usage(self, file=None):
        self._print_message(self.format_usage(), _sys.stdout if file is None else file)

    def print_help(self, file=None):
        self._print_message(self.format_help(), _sys.stdout if file is None else file)

    def _print_message(self, message, file=None):
        if message:
            try:
                (file or _sys.stderr).write(message)
            except (AttributeError, OSError):
                pass

    def exit(self, status=0, message=None):
        """Ends the program."""
        if message:
            self._print_message(message, _sys.stderr)
        _sys.exit(status)

    def error(self, message):
        """Prints the usage and what is wrong, and ends the program."""
        self.print_usage(_sys.stderr)
        self.exit(2, f"{self.prog}: error: {message}\n")

    def _warning(self, message):
        self._print_message(f"{self.prog}: warning: {message}\n", _sys.stderr)


class _Run:
    """One parse: what was seen, and what is left."""

    def __init__(self, parser, namespace, intermixed):
        self.parser = parser
        self.namespace = namespace
        self.intermixed = intermixed
        self.conflicts = {}
        for group in parser._mutually_exclusive_groups:
            members = group._group_actions
            for action in members:
                others = self.conflicts.setdefault(action, [])
                others += [other for other in members if other is not action]
        self.seen = set()
        # Those that got arguments, and not only their defaults.
        self.given = set()
        self.warned = set()
        # What means nothing, with its letters in the pattern.
        self.rest, self.rest_pattern = [], []
        self.positionals = parser._get_positional_actions()

    def parse(self, args):
        self.args = args
        self.options = {}
        letters = []
        # After -- all are arguments.
        is_after = False
        for i, text in enumerate(args):
            if is_after:
                letters.append("A")
            elif text == "--":
                letters.append("-")
                is_after = True
            else:
                found = self.parser._parse_optional(text)
                if found is not None:
                    self.options[i] = found
                letters.append("A" if found is None else "O")
        self.pattern = "".join(letters)
        at = 0
        last = max(self.options, default=-1)
        while at <= last:
            following = at
            while following not in self.options:
                following += 1
            if not self.intermixed and at != following:
                end = self._take_positionals(at)
                if end > at:
                    at = end
                    continue
            if at not in self.options:
                self._leave(at, following)
                at = following
            at = self._take_option(at)
        if self.intermixed:
            self._leave(at, len(args))
            self._take_intermixed()
        else:
            self.rest += args[self._take_positionals(at):]
        self._check_required()
        return self.namespace, self.rest

    def _leave(self, start, end):
        self.rest += self.args[start:end]
        self.rest_pattern += self.pattern[start:end]

    def _take_positionals(self, at):
        """Gives arguments to positional actions; the place behind them."""
        counts = self.parser._match_arguments_partial(self.positionals, self.pattern[at:])
        for action, count in zip(self.positionals, counts):
            args = self.args[at:at + count]
            letters = self.pattern[at:at + count]
            if action.nargs == PARSER:
                if letters[:1] == "-":
                    args.remove("--")
            elif action.nargs != REMAINDER and "-" in letters:
                args.remove("--")
            at += count
            if args and action.deprecated:
                self.parser._warning(f"argument '{_get_action_name(action)}' is deprecated")
            self._take(action, args)
        self.positionals[:] = self.positionals[len(counts):]
        return at

    def _take_intermixed(self):
        """Gives what lay between the options to the positional actions."""
        kinds = self.rest_pattern
        self.args = [text for text, kind in zip(self.rest, kinds) if kind != "O"]
        self.pattern = "".join(kinds).replace("O", "")
        taken = self._take_positionals(0)
        left = []
        for text, kind in zip(self.rest, kinds):
            if kind != "O" and taken:
                taken -= 1
            else:
                left.append(text)
        self.rest = left

    def _take_option(self, at):
        """Gives an option its arguments; the place behind them."""
        parser = self.parser
        found = self.options[at]
        if len(found) > 1:
            forms = ", ".join([form for _, form, _, _ in found])
            raise ArgumentError(None, f"ambiguous option: {self.args[at]} could match {forms}")
        action, form, sep, argument = found[0]
        if action is None:
            self._leave(at, at + 1)
            return at + 1
        takes = []
        end = at + 1
        while True:
            if argument is None:
                count = parser._match_argument(action, self.pattern[at + 1:])
                end = at + 1 + count
                takes.append((action, self.args[at + 1:end], form))
                break
            count = parser._match_argument(action, "A")
            if count == 1:
                takes.append((action, [argument], form))
                break
            # Several options of one letter may stand together.
            if count or form[1] in parser.prefix_chars or argument == "" or sep or argument[0] in parser.prefix_chars:
                raise ArgumentError(action, f"ignored explicit argument {argument!r}")
            takes.append((action, [], form))
            form = form[0] + argument[0]
            if form not in parser._option_string_actions:
                self.rest.append(form[0] + argument)
                self.rest_pattern.append("O")
                break
            action = parser._option_string_actions[form]
            argument = argument[1:]
            if not argument:
                sep = argument = None
            elif argument[0] == "=":
                sep, argument = "=", argument[1:]
            else:
                sep = ""
        for action, args, form in takes:
            if action.deprecated and form not in self.warned:
                parser._warning(f"option '{form}' is deprecated")
                self.warned.add(form)
            self._take(action, args, form)
        return end

    def _take(self, action, args, form=None):
        self.seen.add(action)
        values = self.parser._get_values(action, args)
        if action.option_strings or args:
            self.given.add(action)
            for other in self.conflicts.get(action, ()):
                if other in self.given:
                    raise ArgumentError(action, f"not allowed with argument {_get_action_name(other)}")
        if values is not SUPPRESS:
            action(self.parser, self.namespace, values, form)

    def _check_required(self):
        missing = []
        for action in self.parser._actions:
            if action in self.seen:
                continue
            if action.required:
                missing.append(_get_action_name(action))
            elif (isinstance(action.default, str) and hasattr(self.namespace, action.dest)
                    and action.default is getattr(self.namespace, action.dest)):
                # A default in text is read as an argument would be.
                setattr(self.namespace, action.dest, self.parser._get_value(action, action.default))
        if missing:
            raise ArgumentError(None, f"the following arguments are required: {', '.join(missing)}")
        for group in self.parser._mutually_exclusive_groups:
            if group.required and not any(action in self.given for action in group._group_actions):
                names = [_get_action_name(action) for action in group._group_actions if action.help is not SUPPRESS]
                raise ArgumentError(None, f"one of the arguments {' '.join(names)} is required")

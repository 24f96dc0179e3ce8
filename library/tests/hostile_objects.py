"""What `hostile_objects.rs` runs its lines with."""
import argparse, ast, base64, binascii, calendar, copy, csv, difflib, fnmatch, html, io, json, pickle, pprint, re, shlex, string, struct, sys, textwrap, tokenize, tomllib, unicodedata, uuid
from datetime import date, datetime, time, timedelta, timezone
from decimal import Decimal as D, Context
from fractions import Fraction as F
from html.parser import HTMLParser
from string import Formatter, Template
from urllib.parse import urlsplit, urljoin, parse_qs, quote, unquote


def deep(make, first, count=20000):
    """One in the other, so many times."""
    for _ in range(count):
        first = make(first)
    return first


def cyclic():
    x = []
    x.append(x)
    return x


def placed(node):
    node.lineno, node.col_offset = 1, 0
    return node


def name():
    return placed(ast.Name("a", ast.Load()))


def nots(count=20000):
    return deep(lambda x: placed(ast.UnaryOp(ast.Not(), x)), name(), count)


def ring():
    x = placed(ast.UnaryOp(ast.Not(), None))
    x.operand = x
    return x


def changed(source, change):
    """Compiles the tree of a source in which something was changed."""
    tree = ast.parse(source)
    change(tree.body[0], tree)
    return compile(tree, "f", "exec")


def fed(*texts):
    parser = HTMLParser()
    for text in texts:
        parser.feed(text)
    parser.close()


def parsed(args, *arguments, **options):
    parser = argparse.ArgumentParser(prog="x", **options)
    for flags, kinds in arguments:
        parser.add_argument(*flags, **kinds)
    return parser.parse_args(args)


def tokens(text):
    return list(tokenize.generate_tokens(io.StringIO(text).readline))

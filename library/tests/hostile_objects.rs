//! Deep, cyclic and enormous objects, callbacks that change what is worked on, and inputs whose work grows faster than they
//! do, for the modules that take objects apart or texts to pieces: each ends within its limits, and the runtime stays usable.

#[path = "../../benches/host/own_time.rs"]
mod own_time;
#[path = "price/mod.rs"]
mod price;

use nonlocal::{Engine, ErrorKind, Limit, Limits, Runtime};
use price::paid;

/// Trees of `ast`, and what reads sources.
const TREES: &[&str] = &[
    "ast.parse('(' * 100000 + ')' * 100000)",
    "ast.parse('-' * 100000 + '1')",
    "ast.parse('a' + '.b' * 50000)",
    "ast.parse('+'.join(['a'] * 50000))",
    "ast.parse('lambda: ' * 50000 + 'c')",
    "ast.parse('x = ' * 50000 + '1')",
    "ast.parse('if a: pass\\n' + 'elif a: pass\\n' * 10000)",
    "ast.unparse(ast.parse('a' + '.b' * 3000))",
    "ast.dump(ast.parse('+'.join(['a'] * 3000)))",
    "ast.dump(nots())",
    "ast.unparse(nots())",
    "repr(nots())",
    "copy.deepcopy(nots())",
    "pickle.dumps(nots())",
    "compile(ast.Expression(nots(500)), 'f', 'eval')",
    "compile(ast.Expression(nots()), 'f', 'eval')",
    "compile(ast.Module(deep(lambda x: [placed(ast.If(name(), x, []))], [placed(ast.Pass())]), []), 'f', 'exec')",
    "compile(ast.Interactive(deep(lambda x: [placed(ast.With([], x))], [placed(ast.Pass())])), 'f', 'single')",
    "ast.compare(nots(5000), nots(5000))",
    "list(ast.walk(nots()))",
    "list(ast.walk(ring()))",
    "ast.dump(ring())",
    "ast.unparse(ring())",
    "repr(ring())",
    "copy.deepcopy(ring())",
    "pickle.loads(pickle.dumps(ring()))",
    "ast.fix_missing_locations(ring())",
    "ast.increment_lineno(ring())",
    "ast.NodeVisitor().visit(ring())",
    "ast.NodeTransformer().visit(ring())",
    "compile(ast.Expression(ring()), 'f', 'eval')",
    "ast.compare(ring(), ring())",
    "ast.literal_eval(ring())",
    "ast.literal_eval(deep(lambda x: ast.List([x]), ast.Constant(1)))",
    "ast.literal_eval('[' * 100000 + ']' * 100000)",
    "ast.literal_eval('1' * 1000000)",
    "ast.literal_eval('1e' + '9' * 1000000)",
    "changed('a', lambda x, m: m.body.append(m))",
    "changed('a', lambda x, m: setattr(x, 'value', m))",
    "changed('a\\nb', lambda x, m: setattr(m, 'body', m.body * 1000000))",
    "changed('a', lambda x, m: setattr(x, 'lineno', -(1 << 40)))",
    "changed('a', lambda x, m: setattr(x.value, 'end_col_offset', 1 << 31))",
    "changed('f\"{a}\"', lambda x, m: setattr(x.value.values[0], 'conversion', 1 << 60))",
    "changed('a', lambda x, m: setattr(x.value, 'id', 'x' * 10 ** 6))",
    "changed('a', lambda x, m: setattr(x.value, 'id', 'None'))",
    "changed('a', lambda x, m: setattr(x, 'value', placed(ast.Constant(cyclic()))))",
    "changed('a', lambda x, m: setattr(x, 'value', placed(ast.Constant(deep(lambda x: (x,), 1)))))",
    "changed('a', lambda x, m: setattr(x, 'value', placed(ast.Constant(deep(lambda x: frozenset((x,)), 1)))))",
    "changed('match a:\\n case [b]: pass', lambda x, m: setattr(x.cases[0], 'pattern', deep(lambda x: placed(ast.MatchSequence([x])), placed(ast.MatchAs()))))",
    "changed('import a', lambda x, m: x.names.clear())",
    "changed('from a import b', lambda x, m: setattr(x, 'level', 1 << 70))",
    "changed('from a import b', lambda x, m: setattr(x, 'level', -1))",
    "changed('del a', lambda x, m: setattr(x, 'targets', [placed(ast.Constant(1))]))",
    "changed('a', lambda x, m: setattr(x, 'value', placed(ast.Yield())))",
    "changed('a < b', lambda x, m: x.value.ops.extend(x.value.ops))",
    "changed('{a: b}', lambda x, m: x.value.keys.extend(x.value.keys * 10000))",
    "changed('f(**a)', lambda x, m: x.value.keywords.extend(x.value.keywords * 10000))",
    "changed('def f(a): pass', lambda x, m: x.args.defaults.extend([name()] * 5))",
    "changed('[a for a in b]', lambda x, m: x.value.generators.clear())",
    "changed('global a', lambda x, m: x.names.clear())",
    "changed('a = 1', lambda x, m: x.targets.clear())",
    "changed('with a: pass', lambda x, m: x.items.clear())",
    "changed('try: pass\\nexcept: pass', lambda x, m: x.handlers.extend(x.handlers * 3))",
    "tokens('(' * 100000)",
    "tokens(\"f'{\" * 20000)",
    "tokens(\"'''\" + 'a\\n' * 50000)",
    "tokens('\\\\\\n' * 50000)",
    "tokens('1' * 1000000)",
    "tokens('0_' * 500000)",
    "list(tokenize.generate_tokens(lambda: 'x'))",
    "list(tokenize.generate_tokens(cyclic))",
    "list(tokenize.tokenize(lambda: b'\\xff' * 1000))",
];

/// What turns objects into text or bytes, and back.
const OBJECTS: &[&str] = &[
    "json.loads('[' * 1000000)",
    "json.loads('{\"a\":' * 500000)",
    "json.loads('\"' + '\\\\u0041' * 500000 + '\"')",
    "json.loads('1' * 1000000)",
    "json.loads('1e' + '9' * 1000000)",
    "json.dumps(deep(lambda x: [x], 1))",
    "json.dumps(deep(lambda x: {'a': x}, 1), indent=1)",
    "json.dumps(deep(lambda x: [x], 1, 900), indent=1000000)",
    "json.dumps(cyclic())",
    "json.dumps(cyclic(), check_circular=False)",
    "json.dumps([1] * 1000, indent=10 ** 9)",
    "json.dumps(object(), default=lambda x: [x])",
    "json.dumps(object(), default=lambda x: object())",
    "json.dumps(object(), default=lambda x: x, check_circular=False)",
    "x = [object()] * 5; json.dumps(x, default=lambda o: x.clear() or 1)",
    "x = {i: object() for i in range(5)}; json.dumps(x, default=lambda o: x.clear() or 1)",
    "x = {i: object() for i in range(5)}; json.dumps(x, default=lambda o: x.setdefault(len(x), o) and 1)",
    "f = lambda d: json.loads('{}', object_hook=f); f(0)",
    "copy.deepcopy(deep(lambda x: [x], 1))",
    "copy.deepcopy(deep(lambda x: (x,), 1))",
    "pickle.loads(pickle.dumps(cyclic()))",
    "pickle.loads(b'(' * 100000 + b't' * 100000 + b'.')",
    "pickle.loads(b']' + b']a' * 50000 + b'.')",
    "repr(pickle.loads(b')' + b'\\x85' * 50000 + b'.'))",
    "hash(pickle.loads(b')' + b'\\x85' * 50000 + b'.'))",
    "pickle.loads(b'\\x80\\x04\\x95' + b'\\xff' * 8)",
    "pickle.loads(b'\\x80\\x04\\x8d' + b'\\xff' * 7 + b'\\x7f')",
    "pickle.loads(b'L' + b'9' * 1000000 + b'L\\n.')",
    "pprint.pformat(deep(lambda x: [x], 1))",
    "pprint.pformat(cyclic())",
    "pprint.pformat([[1] * 100] * 100, width=1)",
    "list(csv.reader(['\"' * 100001]))",
    "list(csv.reader(['a' * 10 ** 6]))",
    "csv.field_size_limit(1 << 62); list(csv.reader(['a' * 10 ** 6]))",
    "list(csv.reader(cyclic()))",
    "list(csv.reader(iter(lambda: '\"a\\n', 1)))",
    "csv.writer(io.StringIO()).writerow(cyclic())",
    "csv.writer(io.StringIO()).writerow(iter(int, 1))",
    "csv.writer(io.StringIO(), lineterminator='x' * 10 ** 6).writerows([[1]] * 1000)",
    "struct.calcsize('999999999999999999x')",
    "struct.calcsize('9223372036854775807x1x')",
    "struct.pack('999999999x')",
    "struct.unpack('0s' * 100000, b'')",
    "struct.Struct('x' * 10 ** 6)",
    "struct.Struct('1' * 10 ** 6 + 'x')",
    "struct.pack('100000b', *[1] * 100000)",
    "struct.unpack('10000000b', bytes(10000000))",
    "struct.pack('s', cyclic())",
    "struct.pack_into('i', memoryview(bytearray(8))[::2], 0, 1)",
    "base64.b85decode(b'~' * 1000000)",
    "base64.a85encode(bytes(1000000), wrapcol=1)",
    "base64.b32decode(b'A' * 1000001)",
    "binascii.hexlify(bytes(1000000), ':', 10 ** 18)",
    "binascii.hexlify(bytes(1000000), ':', -1)",
    "binascii.a2b_qp(b'=' * 1000000)",
    "tomllib.loads('.'.join(['a'] * 5000) + ' = 1')",
    "tomllib.loads('a = \"\"\"' + '\\\\\\n' * 50000)",
    "uuid.UUID('{' * 1000000)",
];

/// What takes texts to pieces.
const TEXTS: &[&str] = &[
    "textwrap.wrap('a ' * 100000)",
    "textwrap.wrap('a' * 100000, 1)",
    "textwrap.wrap('-' * 100000)",
    "textwrap.wrap('a b', 10 ** 30)",
    "textwrap.wrap('a\\tb' * 10000, tabsize=10 ** 9)",
    "textwrap.dedent(' ' * 1000000 + 'a\\n' + ' ' * 999999 + 'b')",
    "difflib.SequenceMatcher(None, 'a' * 3000, 'a' * 3000).ratio()",
    "difflib.SequenceMatcher(None, 'ab' * 10000, 'ba' * 10000).get_opcodes()",
    "list(difflib.ndiff([f'{i} abc' for i in range(300)], [f'{i} abd' for i in range(300)]))",
    "difflib.get_close_matches('a' * 1000, ['a' * 999] * 1000)",
    "shlex.split('\"' * 100001)",
    "shlex.split('a\\\\' * 100000)",
    "fnmatch.fnmatch('a' * 10000, '*a' * 100 + 'b')",
    "fnmatch.fnmatch('a' * 10000, '*' * 100000)",
    "fnmatch.fnmatch('a' * 1000, '[' * 100000)",
    "html.unescape('&' * 1000000)",
    "html.unescape('&#' + '9' * 1000000 + ';')",
    "html.unescape('&ampx' * 100000)",
    "fed('<' * 100000)",
    "fed('<a' * 100000)",
    "fed('<!--' * 50000)",
    "fed('<a b=\"' * 50000)",
    "fed('<!' * 100000)",
    "fed('</' * 100000)",
    "fed('<![CDATA[' * 50000)",
    "fed('&' * 100000)",
    "fed('<script>' + '</' * 50000)",
    "fed('<a ' + 'b=' * 50000)",
    "fed(*['<!--'] * 2000)",
    "fed(*['<a b=\"'] * 2000)",
    "p = HTMLParser(); p.handle_starttag = lambda *a: p.feed('<a>'); p.feed('<a>')",
    "urlsplit('http://' + '[' * 100000)",
    "urljoin('http://a/' + 'b/' * 20000, '../' * 20000)",
    "parse_qs('a=b&' * 100000)",
    "unquote('%e9' * 100000)",
    "parsed([], prog2=1)",
    "parsed(['-h'], *[(('--a%d' % i,), {}) for i in range(500)])",
    "parsed(['a'] * 3000, (('a',), {'nargs': '*'}), (('b',), {'nargs': '*'}), (('c',), {'nargs': '+'}))",
    "parsed(['--a'] * 5000, (('--a',), {'nargs': '*'}))",
    "parsed(['-' + 'a' * 20000], (('-a',), {'action': 'count'}))",
    "parsed(['@a'], fromfile_prefix_chars='@')",
    "parsed(['-h'], (('--a',), {'help': '%(default)99999999s'}))",
    "Template('${' * 100000).safe_substitute()",
    "Formatter().format('{' * 100000)",
    "Formatter().format('{0' + '.real' * 100000 + '}', 1)",
    "format(1, '0999999999')",
    "format(1.5, '.999999999f')",
    "format(F(1, 3), '.99999999f')",
    "format(F(1, 3), '999999999999')",
    "unicodedata.normalize('NFC', 'a' + '\\u0327\\u0301' * 100000)",
    "unicodedata.normalize('NFKD', '\\ufdfa' * 300000)",
    "unicodedata.lookup('HANGUL SYLLABLE ' + 'G' * 1000000)",
    "datetime.strptime('1' * 10000, '%d' * 30)",
    "datetime.max.strftime('%Y' * 500000)",
    "f'{datetime.max:{\"%c\" * 50000}}'",
    "timedelta(microseconds=10 ** 1000)",
    "timedelta(1) / 1e-320",
    "time(1, tzinfo=timezone.max).isoformat('x' * 1000000)",
    "timezone(timedelta(1), 'x' * 10 ** 6)",
    "calendar.TextCalendar().formatyear(1, w=10 ** 9)",
    "calendar.Calendar(10 ** 100).monthdayscalendar(1, 1)",
    "re.compile('a' * 300000).match('a' * 300000)",
    "re.sub('', 'x' * 1000, 'a' * 100000)",
    "re.sub('a', lambda m: 'a' * 10 ** 6, 'a' * 1000)",
    "re.compile('(?P<' + 'a' * 300000 + '>x)')",
    "f = lambda m: re.sub('a', f, 'a'); re.sub('a', f, 'a')",
    "re.match('a', 'a').expand('\\\\g<0>' * 300000)",
    "D((0, cyclic(), 0))",
    "D((0, (1,) * 10 ** 6, 10 ** 30))",
    "D(1).scaleb(10 ** 30)",
    "hash(F(1, 3 ** 100000))",
    "F('1' * 100000 + '/3')",
    "F(3, 2) ** 10 ** 7",
];

const HEAP: usize = 64 << 20;
const FUEL: u64 = 5_000_000;

fn runtime() -> Runtime {
    let limits = Limits::new().fuel(FUEL).heap_bytes(HEAP);
    let mut rt = nonlocal_library::install(Engine::builder())
        .limits(limits)
        .stdout(nonlocal::Output::discard())
        .stderr(nonlocal::Output::discard())
        .build()
        .runtime();
    let setup = include_str!("hostile_objects.py");
    rt.run::<()>(setup).expect("the setup runs");
    rt
}

fn survive(scripts: &[&str]) {
    let mut rt = runtime();
    for script in scripts {
        // Whatever is raised is fine, and what argparse does when it is asked for help.
        let caught = format!("try:\n    {script}\nexcept (Exception, SystemExit):\n    pass");
        let what = || (*script).to_owned();
        let ended = paid(&mut rt, what, |rt| rt.run::<()>(caught.as_str()));
        if let Err(error) = ended {
            let known = matches!(error.kind(), ErrorKind::Limit(_));
            assert!(known, "{script}: {:?} {error}", error.kind());
            drop(error);
            rt = runtime();
        }
        assert_eq!(rt.run::<i64>("1 + 1").expect("it works"), 2, "{script}");
    }
}

#[test]
fn trees() {
    survive(TREES);
}

#[test]
fn objects() {
    survive(OBJECTS);
}

#[test]
fn texts() {
    survive(TEXTS);
}

#[test]
fn trees_are_of_sources_no_longer_than_allowed() {
    let limits = Limits::new().source_bytes(1_000);
    let builder = nonlocal_library::install(Engine::builder());
    let mut rt = builder.limits(limits).build().runtime();
    let source = "import ast\nast.parse('1' + ' ' * {}).body[0].value.value";
    let parse =
        |rt: &mut Runtime, spaces: &str| rt.run::<i64>(source.replace("{}", spaces).as_str());
    let error = parse(&mut rt, "1000").expect_err("it is too long");
    assert_eq!(error.kind(), ErrorKind::Limit(Limit::SourceBytes));
    assert_eq!(parse(&mut rt, "999").expect("it is just right"), 1);
}

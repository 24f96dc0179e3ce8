//! Formats, texts and bytes that nobody would write: whatever a script hands the modules of the groups `data` and `crypto`,
//! it gets a result, an exception or the end by a limit, and gets it soon.

#[path = "fuzz/pieces.rs"]
#[allow(dead_code, reason = "each test takes those of its module")]
mod pieces;
#[path = "../../tests/random/mod.rs"]
#[allow(dead_code, reason = "other tests do more with chance")]
mod random;

use std::time::{Duration, Instant};

use nonlocal::{Bytes, Engine, ErrorKind, Limit, Limits, Runtime};
use pieces::FORMAT;
use random::Random;

fn bytes(random: &mut Random, length: usize) -> Bytes {
    let count = random.below(length);
    Bytes((0..count).map(|_| random.below(256) as u8).collect())
}

/// Bytes with a few of them changed, left out or doubled.
fn spoiled(random: &mut Random, data: &[u8]) -> Bytes {
    let mut data = data.to_vec();
    for _ in 0..=random.below(4) {
        let at = random.below(data.len());
        match random.below(3) {
            0 if at < data.len() => data[at] = random.below(256) as u8,
            1 if at < data.len() => drop(data.remove(at)),
            _ => data.insert(at, random.below(256) as u8),
        }
    }
    Bytes(data)
}

fn runtime() -> Runtime {
    limited(30_000_000)
}

fn limited(fuel: u64) -> Runtime {
    let limits = Limits::new().fuel(fuel).heap_bytes(1 << 26);
    nonlocal_library::install(Engine::builder())
        .limits(limits)
        .build()
        .runtime()
}

/// Runs a script that may fail in any way but one, and not for long.
fn survive(rt: &mut Runtime, script: &str, shown: &dyn std::fmt::Debug) {
    let start = Instant::now();
    if let Err(error) = rt.run::<()>(script) {
        let known = matches!(
            error.kind(),
            ErrorKind::Exception | ErrorKind::Limit(_) | ErrorKind::Convert
        );
        assert!(known, "{shown:?}: {error}");
    }
    let time = start.elapsed();
    assert!(time < Duration::from_secs(20), "{shown:?}: {time:?}");
}

/// Runs a script that tries many inputs, each of which must end as an exception if not well.
fn each(script: &str, name: &str, inputs: impl IntoIterator<Item = Bytes>) {
    for input in inputs {
        let mut rt = runtime();
        rt.set(name, input.clone()).expect("a global");
        survive(&mut rt, script, &input);
    }
}

#[test]
fn formats_of_struct() {
    let mut random = Random::new(1);
    let script = "
import struct
values = [0, -1, 255, 1 << 64, 1.5, 1e300, b'x', bytearray(b'yy'), 'z', None, 1j, []]
for call in (
    lambda: struct.calcsize(format), lambda: struct.Struct(format), lambda: struct.unpack(format, data),
    lambda: struct.pack(format, *values), lambda: struct.pack(format, *values[:1]), lambda: struct.pack(format, 1, 1),
    lambda: struct.pack(format, b'a'), lambda: struct.unpack_from(format, data, -3), lambda: struct.pack(format),
    lambda: struct.pack_into(format, bytearray(data), 2, 7), lambda: list(struct.iter_unpack(format, data)),
    lambda: struct.unpack(format, bytes(min(struct.calcsize(format), 1 << 20))),
):
    try:
        call()
    except (struct.error, TypeError, ValueError, OverflowError, MemoryError):
        pass";
    for _ in 0..400 {
        let format = random.text(FORMAT, 7);
        let mut rt = runtime();
        rt.set("format", format.as_str()).expect("a global");
        rt.set("data", bytes(&mut random, 40)).expect("a global");
        survive(&mut rt, script, &format);
    }
}

#[test]
fn texts_for_binascii_and_base64() {
    let mut random = Random::new(2);
    let script = "
import base64, binascii
for module in (binascii, base64):
    for name in dir(module):
        function = getattr(module, name)
        if name[0] == '_' or not callable(function) or isinstance(function, type):
            continue
        for args in ((data,), (data, 1), (data, data[:2]), (data, 0, 1), (data.decode('latin1'),), (memoryview(data)[::2],)):
            try:
                function(*args)
            except (ValueError, TypeError, AssertionError, AttributeError, BufferError, OverflowError, IndexError):
                pass";
    let mut inputs: Vec<Bytes> = (0..40).map(|_| bytes(&mut random, 60)).collect();
    let letters = [
        "a", "=", "\n", "/", "+", "~>", "<~", "z", "y", " ", "=3", "\r", "_",
    ];
    inputs.extend((0..40).map(|_| Bytes(random.text(&letters, 30).into_bytes())));
    each(script, "data", inputs);
}

#[test]
fn tables_for_csv() {
    let mut random = Random::new(3);
    let pieces = [
        "a", ",", "\"", "'", "\n", "\r", ";", " ", "\\", "\0", "1", "é", "\t", "|",
    ];
    let script = "
import csv, io
text = data.decode()
for options in (
    {}, {'strict': True}, {'quoting': csv.QUOTE_NONNUMERIC}, {'quoting': csv.QUOTE_NONE}, {'escapechar': '\\\\'},
    {'doublequote': False}, {'skipinitialspace': True, 'delimiter': ' '}, {'quotechar': \"'\", 'delimiter': ';'},
):
    try:
        rows = list(csv.reader(io.StringIO(text, newline=''), **options))
        out = io.StringIO(newline='')
        csv.writer(out, **options).writerows(rows)
        out.getvalue()
    except (csv.Error, ValueError):
        pass
try:
    csv.Sniffer().has_header(text)
except (csv.Error, StopIteration, TypeError, ValueError):
    pass";
    each(
        script,
        "data",
        (0..150).map(|_| Bytes(random.text(&pieces, 60).into_bytes())),
    );
}

#[test]
fn sniffing_takes_no_longer_than_it_must() {
    let script = "
import csv
for text in ('\"a\"\\n' * 20000, '\"a\\n' * 20000, '\"' * 50000, ',\"' * 20000, '\\'\"' * 20000, ' ' * 60000):
    try:
        csv.Sniffer().sniff(text, ';')
    except csv.Error:
        pass";
    survive(&mut runtime(), script, &"long samples");
}

#[test]
fn pickles() {
    let mut random = Random::new(4);
    let script = "
import pickle
try:
    pickle.loads(data)
except Exception:
    pass";
    let mut samples: Vec<Vec<u8>> = Vec::new();
    for protocol in 0..6 {
        let mut rt = runtime();
        let script = format!(
            "import pickle\npickle.dumps([1, 1 << 70, 1.5, 'aé', b'b', (1, 2), {{'k': {{2}}}}, [None, True], int, len], {protocol})"
        );
        samples.push(rt.run::<Bytes>(&*script).expect("a pickle").0);
    }
    let spoiled: Vec<Bytes> = (0..300)
        .map(|round| spoiled(&mut random, &samples[round % samples.len()]))
        .collect();
    each(script, "data", spoiled);
    each(script, "data", (0..200).map(|_| bytes(&mut random, 30)));
    let letters = "(.012FINJKLMPQRSTUVXabcde}gihj]lqopr)tsu\u{80}\u{81}\u{85}\u{86}\u{87}\u{8a}\u{8f}\u{90}\u{91}\u{93}\u{94}";
    let letters: Vec<u8> = letters.chars().map(|letter| letter as u8).collect();
    let programs = (0..300).map(|_| {
        let count = random.below(20);
        Bytes(
            (0..count)
                .map(|_| letters[random.below(letters.len())])
                .collect(),
        )
    });
    each(script, "data", programs.collect::<Vec<_>>());
    // Marks without end, lists in lists, long numbers, and what would take all memory.
    let deep = [
        b"(".repeat(200_000),
        b"](".repeat(50_000),
        [b"\x8b\xff\xff\xff\x7f".as_slice(), &[b'x'; 99]].concat(),
    ];
    let large = [
        b"X\xff\xff\xff\xff".to_vec(),
        b"\x8e\xff\xff\xff\xff\xff\xff\xff\x7f".to_vec(),
    ];
    each(script, "data", deep.into_iter().chain(large).map(Bytes));
}

#[test]
fn deep_objects_are_pickled_or_refused() {
    let script = "
import pickle
for make in (lambda x: [x], lambda x: (x,), lambda x: {0: x}):
    deep = 0
    for _ in range(100000):
        deep = make(deep)
    try:
        pickle.dumps(deep)
    except RecursionError:
        pass";
    survive(&mut runtime(), script, &"deep objects");
}

#[test]
fn documents_for_tomllib() {
    let mut random = Random::new(5);
    let pieces = [
        "a",
        "b",
        ".",
        "=",
        " ",
        "\n",
        "[",
        "]",
        "{",
        "}",
        ",",
        "\"",
        "'",
        "\"\"\"",
        "'''",
        "#",
        "1",
        "0",
        "-",
        "+",
        "_",
        "e",
        "x",
        "T",
        ":",
        "1979-05-27",
        "07:32:00",
        "Z",
        "true",
        "inf",
        "\\",
        "\\u0041",
        "é",
        "\r\n",
        "[[a]]\n",
        "a=1\n",
    ];
    let script = "
import tomllib
try:
    tomllib.loads(data.decode())
except (tomllib.TOMLDecodeError, ImportError):
    pass";
    each(
        script,
        "data",
        (0..400).map(|_| Bytes(random.text(&pieces, 25).into_bytes())),
    );
    let script = "
import tomllib
for text in ('a=' + '[' * 100000, 'a=' + '{b=' * 50000, 'a.' * 100000 + 'b=1', '[' * 100000, 'a=\"' + '\\\\' * 99999):
    try:
        tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError):
        pass";
    survive(&mut runtime(), script, &"deep documents");
}

#[test]
fn bytes_for_marshal() {
    let mut random = Random::new(11);
    let script = "
import marshal
try:
    marshal.dumps(marshal.loads(data))
except (ValueError, TypeError, EOFError, RecursionError):
    pass";
    let whole = b"\xdb\x04\0\0\0\xe9\x01\0\0\0Z\x03abc)\x02i\x02\0\0\0g\0\0\0\0\0\0\xf0?{\xda\x01ar\0\0\0\0\x30";
    each(
        script,
        "data",
        (0..300).map(|number| match number % 2 {
            0 => spoiled(&mut random, whole),
            _ => bytes(&mut random, 40),
        }),
    );
    let script = "
import marshal
nested = []
for _ in range(100000):
    nested = [nested]
for data in (b'[\\1\\0\\0\\0' * 100000, b'[\\xff\\xff\\xff\\x7f', b'l\\xff\\xff\\xff\\x7f', b'(\\1\\0\\0\\0' * 100000):
    try:
        marshal.loads(data)
    except (ValueError, EOFError, RecursionError):
        pass
try:
    marshal.dumps(nested)
except (ValueError, RecursionError):
    pass";
    survive(&mut runtime(), script, &"deep objects");
}

#[test]
fn characters_for_unicodedata() {
    let script = r"
import unicodedata
for start in range(0, 0x110000, 977):
    char = chr(start) if not 0xdd800 <= start <= 0xddfff else 'a'
    for name in dir(unicodedata):
        function = getattr(unicodedata, name)
        if callable(function) and not isinstance(function, type):
            for args in ((char,), (char, None), ('NFKC', char * 3), ('NFD', char), (char * 2,), ()):
                try:
                    function(*args)
                except (ValueError, TypeError, KeyError):
                    pass
long = '\u0301\u0327' * 20000
for form in ('NFC', 'NFKD'):
    unicodedata.normalize(form, 'e' + long)
    unicodedata.normalize(form, '\ufdfa' * 10000)
try:
    unicodedata.lookup('A' * 100000)
except KeyError:
    pass";
    survive(&mut runtime(), script, &"characters");
}

#[test]
fn arrays() {
    let mut random = Random::new(6);
    let script = "
from array import array
for code in 'bBuwhHiIlLqQfd':
    for items in (data, list(data), data.decode('latin1'), [1 << 70], [-1], [1.5], ['a'], [None]):
        try:
            made = array(code, items)
            made.byteswap(); made.reverse(); made.extend(made[1:]); made *= 2
            del made[::3]
            made[1:2] = made
            memoryview(made).tolist(), repr(made), made.tobytes(), made == made[:]
        except (TypeError, ValueError, OverflowError):
            pass";
    each(script, "data", (0..60).map(|_| bytes(&mut random, 40)));
}

#[test]
fn work_that_has_no_end_is_paid_for() {
    for script in [
        "import hashlib\nhashlib.pbkdf2_hmac('sha512', b'a', b'b', 10 ** 12)",
        "import hashlib\nhashlib.pbkdf2_hmac('md5', b'a', b'b', 10 ** 4, 10 ** 6)",
        "import hashlib\nwhile True: hashlib.sha256(bytes(10 ** 6))",
        "import hashlib\nhashlib.shake_128(b'').digest(1 << 28)",
        "import hashlib\nhashlib.scrypt(b'', salt=b'', n=1 << 14, r=8, p=1 << 10, maxmem=1 << 30)",
        "import struct\nstruct.pack('999999999s', b'')",
        "import binascii\nx = bytes(10 ** 7)\nwhile True: binascii.crc32(x)",
        "import base64\nx = bytes(10 ** 6)\nwhile True: base64.b85encode(x)",
        "import unicodedata\nwhile True: unicodedata.normalize('NFKC', '\\ufdfa' * 10 ** 6)",
        "import csv\nwhile True: list(csv.reader(['a,b,' * 10 ** 6]))",
        "import pickle\nx = list(range(1000))\nwhile True: pickle.loads(pickle.dumps(x))",
    ] {
        let start = Instant::now();
        let error = limited(3_000_000)
            .run::<()>(script)
            .expect_err("it has no end");
        let is_limit = matches!(
            error.kind(),
            ErrorKind::Limit(Limit::Fuel | Limit::HeapBytes)
        );
        assert!(is_limit, "{script}: {error}");
        let time = start.elapsed();
        assert!(time < Duration::from_secs(20), "{script}: {time:?}");
    }
}

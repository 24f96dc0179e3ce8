//! Documents that nobody would write: deep, wide, with entities that grow without end, or spoiled. Each ends by a result, an
//! exception or a limit, and soon.

#[path = "../../benches/host/own_time.rs"]
mod own_time;
#[path = "price/mod.rs"]
mod price;
#[path = "../../tests/random/mod.rs"]
#[allow(dead_code, reason = "other tests do more with chance")]
mod random;

use nonlocal::{Engine, ErrorKind, Limit, Limits, Runtime};
use price::paid;
use random::Random;

fn limited(fuel: u64) -> Runtime {
    let limits = Limits::new().fuel(fuel).heap_bytes(1 << 28);
    nonlocal_library::install(Engine::builder())
        .limits(limits)
        .build()
        .runtime()
}

/// Runs a script that pays for its time, and ends well or by a limit.
fn ends(fuel: u64, script: &str) -> Option<Limit> {
    let mut rt = limited(fuel);
    match paid(&mut rt, || script.to_owned(), |rt| rt.run::<()>(script)) {
        Ok(()) => None,
        Err(error) => match error.kind() {
            ErrorKind::Limit(limit) => Some(limit),
            kind => panic!("{script}: {kind:?} {error}"),
        },
    }
}

const TREES: &str = "import xml.etree.ElementTree as ET\n";

#[test]
fn deep_elements_take_no_frames() {
    let script = format!(
        "{TREES}
import copy
n = 30_000
root = ET.XML('<a>' * n + 'x' + '</a>' * n)
assert len(ET.tostring(root)) == 7 * n + 1
assert sum(1 for _ in root.iter('a')) == n
assert ''.join(root.itertext()) == 'x'
assert root.find('.//a').tag == 'a'
ET.indent(root, '')
copy.deepcopy(root)
ET.canonicalize('<a>' * 1000 + '</a>' * 1000)"
    );
    assert_eq!(ends(1 << 40, &script), None);
}

#[test]
fn entities_of_entities_are_refused() {
    let script = format!(
        "{TREES}
for wrap in ('<a>&e9;</a>', '<a b=\"&e9;\"/>'):
    names = ''.join(f'<!ENTITY e{{i}} \"{{f\"&e{{i - 1}};\" * 10}}\">' for i in range(1, 10))
    text = f'<!DOCTYPE a [<!ENTITY e0 \"{{\"lol\" * 1000}}\">{{names}}]>{{wrap}}'
    try:
        ET.XML(text)
    except ET.ParseError as error:
        assert error.code == 43, error
    else:
        raise AssertionError(wrap)
for text in ('<!DOCTYPE a [<!ENTITY e \"&e;\">]><a>&e;</a>', '<!DOCTYPE a [<!ENTITY e \"&f;\"><!ENTITY f \"&e;\">]><a b=\"&e;\"/>'):
    try:
        ET.XML(text)
    except ET.ParseError as error:
        assert error.code == 12, error
n = 2000
chain = ''.join(f'<!ENTITY e{{i}} \"&e{{i - 1}};\">' for i in range(1, n))
root = ET.XML(f'<!DOCTYPE a [<!ENTITY e0 \"x\">{{chain}}]><a b=\"&e{{n - 1}};\">&e{{n - 1}};</a>')
assert (root.text, root.get('b')) == ('x', 'x')"
    );
    assert_eq!(ends(1 << 40, &script), None);
}

#[test]
fn what_is_wide_is_read_in_one_pass() {
    for (text, fuel) in [
        (
            "'<a ' + ' '.join(f'x{i}=\"{i}\"' for i in range(20_000)) + '/>'",
            8_000_000,
        ),
        ("'<a>' + '<b/>' * 20_000 + '</a>'", 12_000_000),
        ("'<a>' + '&lt;' * 20_000 + '</a>'", 12_000_000),
        ("'<a b=\"' + '&lt;' * 20_000 + '\"/>'", 12_000_000),
        ("'<a><!--' + 'x-' * 100_000 + 'x--></a>'", 12_000_000),
        ("'<a>' + '<!-- c -->' * 20_000 + '</a>'", 12_000_000),
        ("'<a>' + '<![CDATA[c]]>' * 20_000 + '</a>'", 12_000_000),
        ("'<a>' + '<b c=\"&lt;\"/>' * 20_000 + '</a>'", 40_000_000),
        ("'<a>' + ']' * 200_000 + '</a>'", 12_000_000),
        (
            "'<a>' + ''.join(f'<x{i}:b xmlns:x{i}=\"u\">' for i in range(3_000)) + ''.join(f'</x{i}:b>' for i in reversed(range(3_000))) + '</a>'",
            20_000_000,
        ),
        (
            "'<!DOCTYPE a [<!ATTLIST a ' + ' '.join(f'x{i} CDATA \"{i}\"' for i in range(3_000)) + '>]><a/>'",
            20_000_000,
        ),
        (
            "'<!DOCTYPE a [<!ELEMENT a ' + '(' * 10_000 + 'b' + ')' * 10_000 + '>]><a/>'",
            20_000_000,
        ),
    ] {
        let script = format!("{TREES}ET.XML({text})");
        assert_eq!(ends(fuel, &script), None, "{text}");
    }
}

#[test]
fn a_token_that_comes_in_pieces_is_not_read_again_for_each() {
    let script = format!(
        "{TREES}
parser = ET.XMLParser()
parser.feed('<a b=\"')
for _ in range(50_000):
    parser.feed('x')
parser.feed('\"/>')
assert len(parser.close().get('b')) == 50_000"
    );
    assert_eq!(ends(20_000_000, &script), None);
}

#[test]
fn documents_without_end_are_paid_for() {
    for script in [
        "parser = ET.XMLParser()\nparser.feed('<a>')\nwhile True: parser.feed('<b c=\"d\">')",
        "parser = ET.XMLParser()\nparser.feed('<a b=\"')\nwhile True: parser.feed('x' * 1000)",
        "while True: ET.XML('<!DOCTYPE a [<!ENTITY e \"' + 'x' * 10_000 + '\">]><a>' + '&e;' * 90 + '</a>')",
        "root = ET.Element('a')\nwhile True: ET.SubElement(root, 'b')",
    ] {
        let script = format!("{TREES}{script}");
        let found = ends(3_000_000, &script);
        assert!(
            matches!(found, Some(Limit::Fuel | Limit::HeapBytes)),
            "{script}: {found:?}"
        );
    }
}

const PIECES: &[&str] = &[
    "<a>",
    "</a>",
    "<b c='d'>",
    "</b>",
    "<e/>",
    "&lt;",
    "&x;",
    "&#65;",
    "&#x110000;",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "<?p",
    "?>",
    "<?xml version='1.0'?>",
    "<!DOCTYPE a [",
    "]>",
    "<!ENTITY x 'y<e/>'>",
    "<!ENTITY % p '<!--c-->'>",
    "%p;",
    "<!ATTLIST a z (q|r) 'q'>",
    "<!ELEMENT a (b|e)*>",
    "xmlns='u'",
    "xmlns:p='v'",
    "<p:q p:r='s'>",
    "</p:q>",
    "text",
    "\n",
    "\r\n",
    "\t",
    "é",
    "\u{10ffff}",
    "\u{1}",
    "'",
    "\"",
    "=",
    ">",
    "<",
    "&",
    ";",
    "]",
    "[",
    "(",
    ")",
    "%",
    "#",
];

/// Whatever is fed to the parsers, in one piece or in several, they end as they say.
#[test]
fn spoiled_documents_are_errors() {
    let mut random = Random::new(7);
    let script = "
import xml.etree.ElementTree as ET
import xml.dom.minidom, xml.sax
from xml.parsers import expat
ends = []
for size in (len(text), 3, 1):
    parser = ET.XMLParser()
    try:
        for at in range(0, len(text) or 1, size or 1):
            parser.feed(text[at:at + (size or 1)])
        parser.flush()
        ends.append(ET.tostring(parser.close()))
    except ET.ParseError as error:
        ends.append((error.code, error.position))
# What a document is told to have wrong may depend on where its pieces end; what is right does not.
assert ends[0] == ends[1] == ends[2] or all(isinstance(end, tuple) for end in ends), ends
for parse in (xml.dom.minidom.parseString, lambda text: xml.sax.parseString(text, xml.sax.ContentHandler())):
    try:
        parse(text)
    except (expat.ExpatError, xml.sax.SAXParseException):
        pass";
    for _ in 0..150 {
        let text = random.text(PIECES, 12);
        let mut rt = limited(30_000_000);
        rt.set("text", text.as_str()).expect("a global");
        if let Err(error) = paid(&mut rt, || text.clone(), |rt| rt.run::<()>(script)) {
            panic!("{text:?}: {error}");
        }
    }
}

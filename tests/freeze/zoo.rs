//! Frozen graphs of all kinds, and what is done with whatever comes out of bytes that somebody damaged.

use std::sync::OnceLock;

use nonlocal::{
    Clock, Engine, ErrorKind, Frozen, Limits, Object, Output, Program, Result, Runtime,
};

/// How many bytes there are before the first section.
pub(crate) const HEADER: usize = 24;

/// A frozen graph.
pub(crate) struct Graph {
    /// What it is about.
    pub(crate) name: String,
    pub(crate) bytes: Vec<u8>,
}

/// The programs of `zoo.py`, with their names.
fn programs() -> Vec<(String, String)> {
    let mut programs: Vec<(String, String)> = Vec::new();
    let mut by_line = false;
    for line in include_str!("zoo.py").lines() {
        if let Some(name) = line.strip_prefix("#:: ") {
            by_line = false;
            programs.push((name.to_owned(), String::new()));
        } else if line.starts_with("#:") {
            by_line = true;
        } else if by_line {
            programs.push((line.to_owned(), line.to_owned()));
        } else if let Some((_, program)) = programs.last_mut() {
            program.push_str(line);
            program.push('\n');
        }
    }
    programs
}

/// All of them, frozen once.
pub(crate) fn graphs() -> &'static [Graph] {
    static GRAPHS: OnceLock<Vec<Graph>> = OnceLock::new();
    GRAPHS.get_or_init(|| programs().into_iter().map(frozen).collect())
}

fn frozen((name, source): (String, String)) -> Graph {
    let mut rt = Runtime::new();
    let program =
        Program::compile("zoo.py", &source).unwrap_or_else(|error| panic!("{name}: {error:?}"));
    let object: Object = rt
        .run(&program)
        .unwrap_or_else(|error| panic!("{name}: {error:?}"));
    let bytes = rt
        .freeze(&object)
        .unwrap_or_else(|error| panic!("{name}: {error:?}"));
    let bytes = bytes.as_bytes().to_vec();
    Graph { name, bytes }
}

/// The sections of a graph, which can be exchanged and put together again.
#[derive(Clone)]
pub(crate) struct Sections {
    header: Vec<u8>,
    pub(crate) sections: Vec<Vec<u8>>,
}

/// Which section is which.
#[allow(dead_code, reason = "each test uses some")]
pub(crate) mod section {
    pub(crate) const ROOTS: usize = 0;
    pub(crate) const NAMES: usize = 1;
    pub(crate) const CODES: usize = 2;
    pub(crate) const HOSTS: usize = 3;
    pub(crate) const KINDS: usize = 4;
    pub(crate) const LEAVES: usize = 5;
    pub(crate) const BODIES: usize = 6;
    pub(crate) const GLOBALS: usize = 7;
    pub(crate) const WEAK: usize = 8;
    pub(crate) const CONSTANTS: usize = 9;
    pub(crate) const COUNT: usize = 10;
}

impl Sections {
    /// The sections of bytes that are whole.
    pub(crate) fn of(bytes: &[u8]) -> Self {
        let (header, mut rest) = bytes.split_at(HEADER);
        let mut sections = Vec::new();
        for _ in 0..section::COUNT {
            let (length, behind) = take_number(rest);
            let (section, behind) = behind.split_at(length as usize);
            sections.push(section.to_vec());
            rest = behind;
        }
        assert!(rest.is_empty(), "there are more sections");
        Self {
            header: header.to_vec(),
            sections,
        }
    }

    /// Changes a byte of a section to another number, or to one from elsewhere in it; takes one out, or adds one.
    /// `below` chooses numbers.
    pub(crate) fn change(&mut self, below: &mut dyn FnMut(usize) -> usize) {
        let which = match below(11) {
            0 => section::ROOTS,
            1 => section::KINDS,
            2 => section::LEAVES,
            3 => section::GLOBALS,
            4 => section::WEAK,
            5 => section::CODES,
            6 => section::NAMES,
            7 => section::CONSTANTS,
            _ => section::BODIES,
        };
        let section = &mut self.sections[which];
        if section.is_empty() {
            return;
        }
        let at = below(section.len());
        match below(8) {
            0 => drop(section.remove(at)),
            1 => section.insert(at, below(12) as u8),
            2 => {
                let other = below(section.len());
                section[at] = section[other];
            }
            3 => section[at] = section[at].wrapping_add(1),
            4 => section[at] = section[at].wrapping_sub(1),
            5 => {
                let other = below(section.len());
                section.swap(at, other);
            }
            6 => section[at] = below(256) as u8,
            _ => section[at] = below(64) as u8,
        }
    }

    /// All of it again.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        let mut bytes = self.header.clone();
        for section in &self.sections {
            number(section.len() as u64, &mut bytes);
            bytes.extend_from_slice(section);
        }
        bytes
    }
}

/// Writes a number as postcard does: seven bits to a byte, the lowest first.
pub(crate) fn number(mut number: u64, to: &mut Vec<u8>) {
    while number >= 0x80 {
        to.push(number as u8 | 0x80);
        number >>= 7;
    }
    to.push(number as u8);
}

fn take_number(bytes: &[u8]) -> (u64, &[u8]) {
    let (mut number, mut shift) = (0, 0);
    for (at, byte) in bytes.iter().enumerate() {
        number |= u64::from(byte & 0x7f) << shift;
        shift += 7;
        if byte & 0x80 == 0 {
            return (number, &bytes[at + 1..]);
        }
    }
    panic!("a number has no end");
}

// ---- what is done with objects -----------------------------------------------------------------

/// A runtime with tight limits.
pub(crate) fn runtime(fuel: u64) -> Runtime {
    let limits = Limits::new()
        .fuel(fuel)
        .heap_bytes(16 << 20)
        .output_bytes(50_000)
        .integer_bits(1 << 14)
        .frames(200)
        .recursion_limit(100)
        .source_bytes(1 << 16);
    Engine::builder()
        .clock(Clock::Virtual)
        .limits(limits)
        .stdout(Output::collect_up_to(1 << 16))
        .stderr(Output::collect_up_to(1 << 16))
        .build()
        .runtime()
}

/// Shows, compares, calls, iterates and changes an object and what it leads to.
const USE: &str = r"
def use(root):
    names = ('__dict__ __closure__ __code__ __defaults__ __kwdefaults__ __globals__ __annotations__ __traceback__ __cause__ '
        '__context__ __mro__ __bases__ __self__ __func__ __doc__ __name__ __qualname__ __module__ __type_params__ '
        '__wrapped__ __value__ __args__ __origin__ __notes__ __subclasses__ __slots__ __weakref__ __class__').split()
    def attempt(f, *args):
        try:
            return f(*args)
        except BaseException as e:
            return (type(e), str(e), e.args)[0]
    unary = [repr, str, hash, bool, len, abs, callable, int, float, next, reversed, sorted, max, bytes, tuple, dict, set, id]
    unary += [lambda a: [x for _, x in zip(range(6), a)], lambda a: a == a, lambda a: a < a, lambda a: a + a, lambda a: a | a]
    unary += [lambda a: a[0], lambda a: a[:1], lambda a: a[-1], lambda a: a in [a], lambda a: a['a'], lambda a: -a, lambda a: a % 2]
    unary += [lambda a: f'{a}', lambda a: isinstance(a, a), lambda a: {a: a}, lambda a: a(), lambda a: a(1), lambda a: a(1, 2)]
    unary += [lambda a: type('Sub', (a,), {})(), lambda a: [*a], lambda a: f(**a), lambda a: a.send(None), lambda a: next(a)]
    unary += [lambda a: a.throw(ValueError('thrown')), lambda a: a.close(), lambda a: a.__iter__(), lambda a: a.__reduce__]
    unary += [lambda a: raised(a), lambda a: entered(a), lambda a: matched(a), lambda a: a.__set__(a, a), lambda a: a.__get__(a)]
    def f(**k): return k
    def raised(a):
        try: raise a
        except BaseException as e:
            raise KeyError from e
    def entered(a):
        with a as b: return b
    def matched(a):
        match a:
            case [x, *y]: return x
            case {'a': x, **y}: return y
            case int(x) | str(x): return x
    work, seen = [root], []
    while work and len(seen) < 24:
        it = work.pop(0)
        if any(it is other for other in seen): continue
        seen.append(it)
        for name in [n for n in attempt(dir, it) or () if n not in dir(object)][:40] if type(attempt(dir, it)) is list else []:
            if not name.startswith('__'):
                got = attempt(getattr, it, name)
                attempt(got)
                work.append(got)
        for name in names:
            work.append(attempt(getattr, it, name))
        for f1 in unary:
            got = attempt(f1, it)
            if len(work) < 60: work.append(got)
    import gc
    gc.collect()
    return len(seen)
";

/// Prepares a runtime for [`used`].
pub(crate) fn prepare(rt: &mut Runtime) -> Result<()> {
    static PROGRAM: OnceLock<Program> = OnceLock::new();
    let program = PROGRAM.get_or_init(|| Program::compile("use.py", USE).expect("it is right"));
    rt.run::<()>(program)
}

/// Thaws bytes and uses what comes out; gives the kind of the error if they are refused. What must hold holds
/// afterwards.
#[track_caller]
pub(crate) fn tried(rt: &mut Runtime, bytes: &[u8]) -> Option<ErrorKind> {
    let thawed = Frozen::from_bytes(bytes).and_then(|frozen| rt.thaw::<Object>(&frozen));
    let refused = match thawed {
        Ok(object) => {
            rt.check().expect("before it is used");
            let used = used(rt, &object);
            if let Err(error) = used {
                let fine = matches!(error.kind(), ErrorKind::Exception | ErrorKind::Limit(_));
                assert!(fine, "{:?}: {error:?}", error.kind());
                let _ = error.traceback().map(ToString::to_string);
            }
            // Frozen again it may be, or too large for that.
            let _ = rt.freeze(&object);
            None
        }
        Err(error) => {
            let fine = matches!(
                error.kind(),
                ErrorKind::Frozen | ErrorKind::Exception | ErrorKind::Limit(_)
            );
            assert!(fine, "{:?}: {error:?}", error.kind());
            Some(error.kind())
        }
    };
    rt.check().expect("after it was used");
    assert_eq!(rt.stats().handles, 0, "handles are left");
    refused
}

/// Uses an object.
fn used(rt: &mut Runtime, object: &Object) -> Result<()> {
    rt.set("it", object)?;
    let done = rt.run::<()>("use(it)");
    drop(rt.run::<()>("it = None"));
    done
}

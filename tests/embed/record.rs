//! Recordings: what they have, what they leave alone, and that they stay within their bounds.

use nonlocal::recording::{Bounds, Content, Ended, Event, Moment, Shown};
use nonlocal::{
    Closure, Ctx, Engine, Fuel, Limits, Output, Program, Recording, Result, Runtime, Step,
};

fn quiet() -> Runtime {
    Engine::builder()
        .stdout(Output::collect())
        .build()
        .runtime()
}

fn recorded(source: &str) -> Recording {
    let program = Program::compile("script.py", source).expect("it compiles");
    Recording::of(&mut quiet(), &program, Bounds::new()).expect("it is recorded")
}

/// A value as a text, objects with what they hold.
fn shown(moment: Moment<'_>, value: Shown<'_>, depth: usize) -> String {
    let id = match value {
        Shown::Text(text) => return text.to_owned(),
        Shown::Entity(id) => id,
    };
    let entity = moment.entity(id).expect("it is there");
    if depth == 0 {
        return "..".to_owned();
    }
    let all = |items: &[Shown<'_>]| {
        let items = items.iter().map(|item| shown(moment, *item, depth - 1));
        items.collect::<Vec<_>>().join(", ")
    };
    match entity.content() {
        Content::Sequence {
            kind, items, more, ..
        } if *more > 0 => {
            format!("{kind}({} +{more})", all(items))
        }
        Content::Sequence { kind, items, .. } => format!("{kind}({})", all(items)),
        Content::Dict { items, .. } => {
            let items = items.iter();
            let items = items.map(|(key, value)| {
                let [key, value] = [key, value].map(|part| shown(moment, *part, depth - 1));
                format!("{key}: {value}")
            });
            format!("{{{}}}", items.collect::<Vec<_>>().join(", "))
        }
        Content::Instance {
            class, attributes, ..
        } => {
            format!("{class}({})", named(moment, attributes, depth))
        }
        Content::Other { text, .. } => (*text).to_owned(),
        Content::Generator {
            state,
            line,
            variables,
            ..
        } => {
            format!(
                "{} {state} {line} {}",
                entity.name(),
                named(moment, variables, depth)
            )
        }
        _ => entity.name().to_owned(),
    }
}

fn named(moment: Moment<'_>, items: &[(&str, Shown<'_>)], depth: usize) -> String {
    let items = items.iter();
    let items = items.map(|(name, value)| format!("{name}={}", shown(moment, *value, depth - 1)));
    items.collect::<Vec<_>>().join(", ")
}

/// Event and line of a step, then each frame with its variables and cells.
fn state(moment: Moment<'_>) -> String {
    let mut text = format!("{:?} {}", moment.event(), moment.line()).to_lowercase();
    if let Some(said) = moment.text() {
        text += &format!(" {said}");
    }
    for frame in moment.frames() {
        let Content::Frame {
            name,
            variables,
            cells,
            ..
        } = frame.content()
        else {
            panic!("frames are frames");
        };
        text += &format!(" | {name} {}", named(moment, variables, 5));
        for (name, cell, own) in cells {
            let cell = moment.entity(*cell).expect("it is there");
            let Content::Cell { value, owner, .. } = cell.content() else {
                panic!("cells are cells");
            };
            let value = value.map_or("unbound".to_owned(), |value| shown(moment, value, 4));
            let own = if *own { "" } else { " free" };
            text += &format!(" [{name} of {owner}{own}: {value}]");
        }
    }
    text
}

fn states(recording: &Recording) -> String {
    recording.iter().map(state).collect::<Vec<_>>().join("\n")
}

/// The step at which a line comes for the `nth` time.
fn at_line(recording: &Recording, line: u32, nth: usize) -> Moment<'_> {
    let mut moments = recording.iter();
    let wanted = |moment: &Moment<'_>| moment.event() == Event::Line && moment.line() == line;
    let mut found = moments.by_ref().filter(wanted);
    found.nth(nth).expect("the line is reached")
}

/// What a global is when a line comes for the first time.
fn global(recording: &Recording, line: u32, name: &str) -> String {
    let moment = at_line(recording, line, 0);
    let frames = moment.frames();
    let Content::Frame { variables, .. } = frames[0].content() else {
        panic!("frames are frames");
    };
    let found = variables.iter().find(|(other, _)| *other == name);
    shown(moment, found.expect("it is bound").1, 6)
}

#[test]
fn each_step_has_the_frames_with_their_variables_and_cells() {
    let recording = recorded(
        "\
def make(n):
    def step():
        nonlocal n
        n += 1
        return n
    return step
f = make(1)
f()
del f
",
    );
    let expected = "\
call 1 | <module> 
line 1 | <module> 
line 7 | <module> make=make
call 1 | <module> make=make | make n=1
line 2 | <module> make=make | make  [n of make: 1]
line 6 | <module> make=make | make step=make.<locals>.step [n of make: 1]
return 6 <function make.<locals>.step> | <module> make=make | make step=make.<locals>.step [n of make: 1]
line 8 | <module> make=make, f=make.<locals>.step
call 2 | <module> make=make, f=make.<locals>.step | make.<locals>.step  [n of make free: 1]
line 4 | <module> make=make, f=make.<locals>.step | make.<locals>.step  [n of make free: 1]
line 5 | <module> make=make, f=make.<locals>.step | make.<locals>.step  [n of make free: 2]
return 5 2 | <module> make=make, f=make.<locals>.step | make.<locals>.step  [n of make free: 2]
line 9 | <module> make=make, f=make.<locals>.step
return 9 None | <module> make=make
end 0";
    assert_eq!(states(&recording), expected);
    assert_eq!(recording.ended(), &Ended::Done);
    assert_eq!(recording.name(), "script.py");
}

#[test]
fn objects_are_seen_to_change_however_that_is_done() {
    let source = "\
class Point:
    __slots__ = ('x',)
class Named(list):
    pass
xs, names, seen = [1], {'a': 1}, {1}
p, named = Point(), Named()
xs.append(2)
xs[0] = [names]
names['b'] = names.pop('a')
seen.add(2)
p.x = xs
named.append(p)
named.tag = 'late'
xs.clear()
b = bytearray(b'ab')
b[0] = 99
globals()['made'] = seen
seen |= {3}
xs.extend([3, 1, 2])
xs.sort()
from collections import deque
d = deque([1])
d.append(2)
end = 1
";
    let recording = recorded(source);
    let value = |line, name| global(&recording, line, name);
    assert_eq!(value(7, "xs"), "list(1)");
    assert_eq!(value(8, "xs"), "list(1, 2)");
    assert_eq!(value(9, "xs"), "list(list({'a': 1}), 2)");
    assert_eq!(value(10, "xs"), "list(list({'b': 1}), 2)");
    assert_eq!(value(11, "seen"), "set(1, 2)");
    assert_eq!(value(11, "p"), "Point()");
    assert_eq!(value(12, "p"), "Point(x=list(list({'b': 1}), 2))");
    assert_eq!(
        value(14, "named"),
        "Named(tag='late', (list)=list(Point(x=list(list({'b': 1}), 2))))"
    );
    assert_eq!(value(15, "p"), "Point(x=list())");
    assert_eq!(value(16, "b"), "bytearray(b'ab')");
    assert_eq!(value(17, "b"), "bytearray(b'cb')");
    assert_eq!(value(18, "made"), "set(1, 2)");
    assert_eq!(value(19, "made"), "set(1, 2, 3)");
    assert_eq!(value(20, "xs"), "list(3, 1, 2)");
    assert_eq!(value(21, "xs"), "list(1, 2, 3)");
    assert_eq!(value(23, "d"), "deque([1])");
    assert_eq!(value(24, "d"), "deque([1, 2])");
}

#[test]
fn generators_coroutines_and_exceptions() {
    let source = "\
def count(n):
    got = yield n
    yield got
g = count(1)
a = next(g)
b = g.send(5)
async def wait():
    return 3
c = wait()
try:
    c.send(None)
except StopIteration as error:
    value = error.value
def fails():
    raise KeyError('k', 2)
fails()
";
    let recording = recorded(source);
    let value = |line, name| global(&recording, line, name);
    assert_eq!(value(5, "g"), "count created 1 n=1");
    assert_eq!(value(2, "g"), "count running 0 ");
    assert_eq!(value(6, "g"), "count suspended 2 n=1");
    assert_eq!(value(7, "g"), "count suspended 3 n=1, got=5");
    assert_eq!(value(10, "c"), "wait created 7 ");
    assert_eq!(value(13, "error"), "StopIteration(args=tuple(3))");
    let events: Vec<_> = recording.iter().map(|moment| moment.event()).collect();
    let tail = [
        Event::Raise,
        Event::Unwind,
        Event::Raise,
        Event::Unwind,
        Event::End,
    ];
    assert!(events.ends_with(&tail), "{events:?}");
    let yields: Vec<_> = recording
        .iter()
        .filter(|moment| moment.event() == Event::Yield)
        .map(|moment| (moment.text().map(str::to_owned), moment.line()))
        .collect();
    assert_eq!(
        yields,
        [(Some("1".to_owned()), 2), (Some("5".to_owned()), 3)]
    );
    // The frame of a generator stays the same.
    let frame = |event: Event| {
        let moment = recording.iter().find(|moment| moment.event() == event);
        moment.and_then(|moment| moment.frames().last().map(|frame| frame.id()))
    };
    assert_eq!(frame(Event::Yield), frame(Event::Resume));
    assert_eq!(
        recording.ended(),
        &Ended::Raised("KeyError: ('k', 2)".to_owned())
    );
}

#[test]
fn a_variable_that_is_written_through_the_frame_is_seen_at_once() {
    let recording = recorded(
        "\
import sys
def write():
    sys._getframe(1).f_locals['n'] = 2
    return None
def f():
    n = 1
    write()
    return n
f()
",
    );
    let before = state(at_line(&recording, 3, 0));
    let after = state(at_line(&recording, 4, 0));
    assert!(before.contains("| f n=1 |"), "{before}");
    assert!(after.contains("| f n=2 |"), "{after}");
}

#[test]
fn output_stands_at_the_step_that_follows() {
    let recording = recorded("print('a')\nprint('b', end='')\n");
    let printed: Vec<_> = recording.iter().map(|moment| moment.printed()).collect();
    assert_eq!(printed, ["", "", "a\n", "b", ""]);
    let last = recording.step(recording.steps() - 1).expect("it is there");
    assert_eq!(
        (
            last.output(),
            recording.step(1).map(|moment| moment.output())
        ),
        ("a\nb".to_owned(), Some(String::new()))
    );
}

#[test]
fn the_next_write_of_a_cell_is_found() {
    let recording = recorded(
        "def f():\n    n = 0\n    g = lambda: n\n    n = 0\n    n = 5\n    del n\n    return g\nf()",
    );
    let cell = at_line(&recording, 3, 0).cells()[0].id();
    let mut from = 0;
    let mut lines = Vec::new();
    while let Some(step) = recording.next_write(cell, from) {
        lines.push(recording.step(step).map(|moment| moment.line()));
        from = step;
    }
    // `n = 0` again changes nothing.
    assert_eq!(lines, [Some(3), Some(6), Some(7)]);
    let frame = recording.step(0).expect("it is there").frames()[0].id();
    assert_eq!(recording.next_write(frame, 0), None);
}

#[test]
fn legs_collections_and_a_second_look_change_nothing() -> Result<()> {
    let source = "
def make():
    n, kept = 0, []
    def step():
        nonlocal n
        n += 1
        kept.append([n])
        return kept
    return step
step = make()
for i in range(20):
    step()
    parts = [{'i': j} for j in range(3)]
def deep(n):
    return 0 if n == 0 else 1 + deep(n - 1)
deep(30)
print(sum(x for x in range(4)))
";
    let program = Program::compile("script.py", source)?;
    let expected = Recording::of(&mut quiet(), &program, Bounds::new())?.to_json();
    for stress in [false, true] {
        let engine = Engine::builder()
            .stdout(Output::collect())
            .gc_stress(stress);
        let mut rt = engine.build().runtime();
        rt.start_recording(Bounds::new());
        let mut step = rt.start_program::<()>(&program, Fuel(1))?;
        while let Step::OutOfFuel(paused) = step {
            step = paused.resume(Fuel(1))?;
        }
        drop(step);
        let recording = rt.stop_recording().expect("it was started");
        assert_eq!(recording.to_json(), expected);
        assert!(rt.stop_recording().is_none());
    }
    Ok(())
}

#[test]
fn a_script_cannot_tell_that_it_is_recorded() {
    let source = "
import gc, weakref
class Node:
    def __init__(self, name): self.name = name
    def __del__(self): print('gone', self.name)
    def __repr__(self): print('repr'); return 'x'
    def __eq__(self, other): print('eq'); return True
    def __hash__(self): print('hash'); return 1
def use():
    node = Node('a')
    ref = weakref.ref(node)
    return ref
ref = use()
gc.collect()
print(ref())
kept = {Node('b'): Node('c')}
text = ''
for i in range(300): text += str(i)
print(len(text), id(kept) != id(ref))
del kept
gc.collect()
print('end')
";
    let program = Program::compile("script.py", source).expect("it compiles");
    let mut rt = quiet();
    rt.run::<()>(&program).expect("it runs");
    let expected = rt.take_output();
    rt.collect();
    let objects = rt.stats().count("Instance");
    let mut rt = quiet();
    let recording = Recording::of(&mut rt, &program, Bounds::new()).expect("it runs");
    assert_eq!(rt.take_output(), expected);
    rt.collect();
    assert_eq!(rt.stats().count("Instance"), objects);
    // It outlives the runtime.
    drop(rt);
    let last = recording.step(recording.steps() - 1).expect("it is there");
    assert_eq!(last.output(), expected);
}

#[test]
fn host_functions_calls_and_several_runs() -> Result<()> {
    let mut rt = quiet();
    let twice = rt.function("twice", |cx: &mut Ctx<'_>, f: Closure| -> Result<i64> {
        Ok(cx.call::<i64>(&f, ())? + cx.call::<i64>(&f, ())?)
    });
    rt.set("twice", twice)?;
    rt.start_recording(Bounds::new());
    rt.run::<()>("n = 1\ndef f():\n    global n\n    n *= 2\n    return n\ntwice(f)")?;
    let f: Closure = rt.run("f")?;
    rt.call::<()>(&f, ())?;
    let cell = rt.new_cell(1)?;
    rt.write(&cell, 2)?;
    let recording = rt.stop_recording().expect("it was started");
    let values: Vec<_> = recording
        .iter()
        .filter(|moment| moment.event() == Event::Return)
        .filter_map(|moment| moment.text())
        .collect();
    assert_eq!(values, ["2", "4", "6", "<function f>", "8"]);
    let ended = Recording::of_call(&mut rt, &f, (1,), Bounds::new())?;
    assert!(matches!(ended.ended(), Ended::Raised(text) if text.starts_with("TypeError")));
    let ended = Recording::of_call(&mut rt, &f, (), Bounds::new())?;
    assert_eq!((ended.steps(), ended.ended()), (5, &Ended::Done));
    Ok(())
}

#[test]
fn limits_end_the_run_and_are_said() {
    let program =
        Program::compile("endless.py", "def f():\n    while True: pass\nf()").expect("it compiles");
    let engine = Engine::builder().limits(Limits::new().fuel(1000)).build();
    let recording = Recording::of(&mut engine.runtime(), &program, Bounds::new()).expect("it ran");
    assert!(
        matches!(recording.ended(), Ended::Stopped(text) if text.contains("fuel")),
        "{:?}",
        recording.ended()
    );
    // A recording that is full does not end a run that goes on without it.
    let mut rt = engine.runtime();
    rt.start_recording(Bounds::new().steps(5));
    rt.run::<()>("n = 0\nfor i in range(100): n += i")
        .expect("it runs");
    assert_eq!(rt.get::<i64>("n").expect("an int"), Some(4950));
    let recording = rt.stop_recording().expect("it was started");
    assert_eq!(recording.steps(), 5);
    assert!(matches!(recording.ended(), Ended::Stopped(text) if text.contains("5 steps")));
    // A run that was given up.
    rt.start_recording(Bounds::new());
    drop(
        rt.start_program::<()>("while True: pass", Fuel(100))
            .expect("it runs"),
    );
    rt.run::<()>("m = 1").expect("it runs");
    let recording = rt.stop_recording().expect("it was started");
    let last = at_line(&recording, 1, 0);
    assert_eq!(last.frames().len(), 1);
    assert_eq!(recording.ended(), &Ended::Done);
}

#[test]
fn what_is_large_stays_within_the_bounds() {
    let name = "n".repeat(1_000_000);
    let scripts = [
        "kept = []\nfor i in range(1_000_000): kept.append([i])".to_owned(),
        "xs = [0] * 1_000_000\nfor i in range(100):\n    xs[i] = i\n    xs.insert(0, i)".to_owned(),
        "s = 'x' * 100_000_000\nt = s + 'y'\nb = s.encode()\nn = 1 << 10_000_000\nu = 'é' * 1000"
            .to_owned(),
        "x = []\nfor _ in range(100_000): x = [x]\ny = x".to_owned(),
        "a = []\na.append(a)\nd = {}\nd['d'] = d\nclass C: pass\nc = C()\nc.c = c\ns = {1}"
            .to_owned(),
        format!(
            "{name} = 1\ndef {name}_f(): return {name}\nx = {name}_f()\nclass {name}_c: pass\ny = {name}_c()"
        ),
        "for i in range(20_000): globals()[f'v{i}'] = i".to_owned(),
        "s = set(range(1_000_000))\nwhile len(s) > 10: s.pop()\ns.add(1)".to_owned(),
        "def f(n):\n    return f(n + 1)\nf(0)".to_owned(),
        "print('x' * 50_000_000)\nx = 1".to_owned(),
        "exec('def f(a' + ', a'.join(map(str, range(3000))) + '): pass')\nf(*range(3000))"
            .to_owned(),
    ];
    for source in scripts {
        let program = Program::compile("large.py", &source).expect("it compiles");
        let engine = Engine::builder().stdout(Output::discard()).build();
        let bounds = Bounds::new()
            .steps(20_000)
            .bytes(2 << 20)
            .items(20)
            .text(40);
        let begun = std::time::Instant::now();
        let recording = Recording::of(&mut engine.runtime(), &program, bounds).expect("it runs");
        let head = &source[..source.len().min(60)];
        assert!(
            recording.bytes() < 3 << 20,
            "{} bytes: {head}",
            recording.bytes()
        );
        assert!(recording.steps() <= 20_001);
        assert!(begun.elapsed().as_secs() < 60, "{head}");
        for number in [
            0,
            recording.steps() / 2,
            recording.steps().saturating_sub(1),
        ] {
            if let Some(moment) = recording.step(number) {
                assert!(state(moment).len() < 100_000, "{head}");
            }
        }
    }
}

#[test]
fn the_json_says_the_same_as_the_steps_and_ends_no_script() {
    let recording = recorded(
        "\
def make():
    n = '</script>\\u2028\\x00\"\\\\'
    def get(*a, k=[1]):
        return n, k
    return get
f = make()
xs = [f, f()]
def f2():
    ys = {'a': xs}
    return ys
zs = f2()
print('</script><!-- \\u2029')
del xs, zs
",
    );
    let json = recording.to_json();
    assert!(!json.contains(['<', '>', '\u{2028}', '\u{2029}', '\0']));
    let data = Json::parse(&json);
    let steps = data.get("steps").items();
    assert_eq!(steps.len(), recording.steps());
    let strings = data.get("strings").items();
    let mut entities = std::collections::BTreeMap::new();
    let mut stack: Vec<i64> = Vec::new();
    for (step, moment) in steps.iter().zip(recording.iter()) {
        for pair in step.get("set").items() {
            let [id, entity] = pair.items() else {
                panic!("pairs");
            };
            match entity {
                Json::Null => entities.remove(&id.number()),
                entity => entities.insert(id.number(), entity),
            };
        }
        if let Json::List(above) = step.get("stack") {
            let keep = if let Json::Number(keep) = step.get("keep") {
                *keep
            } else {
                0
            };
            stack.truncate(keep as usize);
            stack.extend(above.iter().map(Json::number));
        }
        let frames: Vec<i64> = moment
            .frames()
            .iter()
            .map(|frame| frame.id().index() as i64)
            .collect();
        assert_eq!(stack, frames);
        // Whoever replays it has what the frames reach, and nothing else.
        let reached = [moment.frames(), moment.cells(), moment.objects()].concat();
        let mut reached: Vec<i64> = reached
            .iter()
            .map(|entity| entity.id().index() as i64)
            .collect();
        reached.sort_unstable();
        assert_eq!(
            entities.keys().copied().collect::<Vec<_>>(),
            reached,
            "{moment:?}"
        );
        for frame in moment.frames() {
            let Content::Frame { variables, .. } = frame.content() else {
                panic!("frames are frames");
            };
            let data = entities[&(frame.id().index() as i64)].get("vars").items();
            let data: Vec<_> = data
                .iter()
                .map(|pair| match pair.items() {
                    [name, value] => (name.number() as usize, value.number()),
                    _ => panic!("pairs"),
                })
                .map(|(name, value)| (strings[name].text(), value))
                .collect();
            let expected: Vec<_> = variables
                .iter()
                .map(|(name, value)| match value {
                    Shown::Entity(id) => (*name, id.index() as i64),
                    Shown::Text(text) => {
                        let at = strings.iter().position(|string| string.text() == *text);
                        (*name, -1 - at.expect("it is there") as i64)
                    }
                })
                .collect();
            assert_eq!(data, expected);
        }
    }
}

/// What there is in JSON, as far as recordings have it.
enum Json {
    Null,
    Number(i64),
    Text(String),
    List(Vec<Json>),
    Map(Vec<(String, Json)>),
}

impl Json {
    fn parse(text: &str) -> Self {
        let mut chars = text.chars().peekable();
        let value = Self::value(&mut chars);
        assert!(chars.all(char::is_whitespace));
        value
    }

    fn value(chars: &mut std::iter::Peekable<std::str::Chars<'_>>) -> Self {
        while chars.next_if(|c| c.is_whitespace()).is_some() {}
        let mut items = Vec::new();
        match chars.next() {
            Some('n') => {
                assert_eq!(chars.by_ref().take(3).collect::<String>(), "ull");
                Self::Null
            }
            Some('"') => Self::Text(Self::string(chars)),
            Some('[') => {
                while chars.next_if_eq(&']').is_none() {
                    items.push(Self::value(chars));
                    while chars.next_if(|c| *c == ',' || c.is_whitespace()).is_some() {}
                }
                Self::List(items)
            }
            Some('{') => {
                let mut fields = Vec::new();
                while chars.next_if_eq(&'}').is_none() {
                    assert_eq!(chars.next(), Some('"'));
                    let name = Self::string(chars);
                    assert_eq!(chars.next(), Some(':'));
                    fields.push((name, Self::value(chars)));
                    while chars.next_if(|c| *c == ',' || c.is_whitespace()).is_some() {}
                }
                Self::Map(fields)
            }
            Some(first) => {
                let mut digits = first.to_string();
                while let Some(digit) = chars.next_if(char::is_ascii_digit) {
                    digits.push(digit);
                }
                Self::Number(digits.parse().expect("a number"))
            }
            None => panic!("it ends too early"),
        }
    }

    fn string(chars: &mut std::iter::Peekable<std::str::Chars<'_>>) -> String {
        let mut text = String::new();
        loop {
            match chars.next().expect("it ends") {
                '"' => return text,
                '\\' => match chars.next() {
                    Some('n') => text.push('\n'),
                    Some('u') => {
                        let digits: String = chars.by_ref().take(4).collect();
                        let code = u32::from_str_radix(&digits, 16).expect("digits");
                        text.push(char::from_u32(code).expect("a character"));
                    }
                    Some(c @ ('"' | '\\')) => text.push(c),
                    other => panic!("an escape: {other:?}"),
                },
                c => {
                    assert!(c >= ' ', "{c:?}");
                    text.push(c);
                }
            }
        }
    }

    fn get(&self, name: &str) -> &Self {
        let Self::Map(fields) = self else {
            panic!("no map");
        };
        let found = fields.iter().find(|(other, _)| other == name);
        found.map_or(&Self::Null, |(_, value)| value)
    }

    fn items(&self) -> &[Self] {
        match self {
            Self::List(items) => items,
            _ => &[],
        }
    }

    fn number(&self) -> i64 {
        match self {
            Self::Number(number) => *number,
            _ => panic!("no number"),
        }
    }

    fn text(&self) -> &str {
        match self {
            Self::Text(text) => text,
            _ => panic!("no text"),
        }
    }
}

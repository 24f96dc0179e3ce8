//! Finalisers and weak references that try to keep the collector, or the run, from ending.

use nonlocal::{ErrorKind, Limit, Limits};

use super::world::{End, ends_in, run_in, runtime, runtime_with, value};
use crate::script::mask_addresses;

#[test]
fn objects_that_come_back_for_ever() {
    // Each brings a new one instead of itself, because its own finaliser has run.
    let source = "
import gc
saved = []
class Phoenix:
    def __del__(self):
        saved.append(self)
        Phoenix()
Phoenix()
for n in range(5): gc.collect()
0 < len(saved) <= 100";
    ends_in(source, &[value("True")]);
    let source = "
import gc
class Endless:
    def __del__(self):
        Endless()
        gc.collect()
Endless()
while True: gc.collect()";
    ends_in(source, &[End::Limit(Limit::Fuel)]);
}

#[test]
fn finalisers_that_never_end() {
    let source = "
import gc
class Loop:
    def __del__(self):
        while True: pass
Loop()
gc.collect()";
    ends_in(source, &[End::Limit(Limit::Fuel)]);
    let source = "
import gc
def g():
    try: yield
    finally:
        while True: pass
it = g()
next(it)
del it
gc.collect()";
    ends_in(source, &[End::Limit(Limit::Fuel)]);
    let source = "
import gc
def g():
    while True:
        try: yield
        except GeneratorExit: pass
it = g()
next(it)
del it
for n in range(3): gc.collect()
'left'";
    let mut rt = runtime();
    assert_eq!(run_in(&mut rt, source), value("left"));
    assert_eq!(
        mask_addresses(&rt.take_stderr()),
        "Exception ignored while closing generator <generator object g at 0x...>:\nRuntimeError: generator ignored GeneratorExit\n"
    );
}

#[test]
fn finalisers_that_allocate() {
    let source = "
class Greedy:
    def __del__(self):
        data.append([0] * 1_000_000)
data = []
for n in range(1_000_000): Greedy()";
    ends_in(
        source,
        &[End::Limit(Limit::HeapBytes), End::Limit(Limit::Fuel)],
    );
}

#[test]
fn finalisers_that_raise_and_nest() {
    let source = "
import gc
count = 0
class Raises:
    def __del__(self):
        global count
        count += 1
        gc.collect()
        raise SystemExit(3)
for n in range(1000): Raises()
gc.collect()
count";
    let mut rt = runtime();
    assert_eq!(run_in(&mut rt, source), value("1000"));
    let ignored = "Exception ignored while calling deallocator <function Raises.__del__ at 0x...>:
Traceback (most recent call last):
  File \"<string>\", line 9, in __del__
    raise SystemExit(3)
SystemExit: 3
";
    assert_eq!(mask_addresses(&rt.take_stderr()), ignored.repeat(1000));
    let source = "
import gc
class Deep:
    def __init__(self, inner): self.inner = inner
    def __del__(self): order.append(self.n)
order = []
d = None
for n in range(20_000):
    d = Deep(d)
    d.n = n
d = None
gc.collect()
order == list(range(19_999, -1, -1))";
    ends_in(source, &[value("True")]);
}

#[test]
fn callbacks_that_drop_weak_references() {
    let source = "
import gc, weakref
class C: pass
refs = {}
def gone(ref):
    refs.clear()
    gc.collect()
for n in range(100):
    c = C()
    refs[n] = weakref.ref(c, gone)
del c
gc.collect()
len(refs)";
    ends_in(source, &[value("0")]);
}

#[test]
fn a_flood_of_weak_references() {
    let mut rt = runtime_with(Limits::new().heap_bytes(64 << 20).fuel(200_000_000));
    let source = "
import weakref
class C: pass
c = C()
refs = [weakref.ref(c, print) for n in range(400_000)]";
    assert_eq!(run_in(&mut rt, source), End::Limit(Limit::HeapBytes));
    let source = "
import weakref
class C: pass
c = C()
for n in range(200_000): weakref.ref(c, print)
for n in range(100_000): weakref.ref(C(), print)
'done'";
    assert_eq!(run_in(&mut rt, source), value("done"));
}

/// A limit inside a finaliser ends the run; what is still queued does not burden the next one.
#[test]
fn limits_inside_finalisers_drop_the_rest() {
    let mut rt = runtime_with(Limits::new().fuel(100_000));
    let source = "
import gc
seen = []
class C:
    def __init__(self, n): self.n = n
    def __del__(self):
        seen.append(self.n)
        while self.n == 1: pass
for n in range(4): C(n)
gc.collect()";
    assert_eq!(run_in(&mut rt, source), End::Limit(Limit::Fuel));
    assert_eq!(run_in(&mut rt, "(lambda: None)()\nseen"), value("[0, 1]"));
}

/// A finaliser may run out of fuel at any instruction: none runs twice, and the weak reference agrees.
#[test]
fn finalisers_at_every_amount_of_fuel() {
    let source = "
import gc, weakref
seen = []
class C:
    def __del__(self):
        seen.append(1)
        seen.append(2)
c = C()
r = weakref.ref(c, lambda _: seen.append(3))
del c
gc.collect()";
    let mut answered = 0;
    for fuel in 1..400 {
        let mut rt = runtime_with(Limits::new().fuel(fuel));
        let _ = rt.run::<nonlocal::Value>(source);
        rt.collect();
        let sane = rt
            .run::<bool>("'seen' not in globals() or seen in ([], [1], [1, 2], [1, 3], [1, 2, 3])");
        match sane {
            Ok(sane) => {
                assert!(sane, "fuel {fuel}");
                answered += 1;
            }
            Err(error) => assert_eq!(error.kind(), ErrorKind::Limit(Limit::Fuel), "fuel {fuel}"),
        }
    }
    assert!(answered > 200, "{answered}");
}

/// While bases are assigned, a class has its new order before the classes below it have theirs. Where one of these
/// refuses, the old order comes back, and nothing that was found by the other one may be used: it may be gone. CPython
/// goes on answering by the order that it took back.
#[test]
fn what_was_found_by_an_order_that_was_taken_back() {
    let source = "
import gc
class Meta(type):
    refuses = False
    def mro(cls):
        if Meta.refuses and cls.__name__ == 'Low':
            seen.append((High.name, High().name, len(High())))
            raise ValueError('no order')
        return type.mro(cls)
class One(metaclass=Meta):
    name = 'one'
    def __len__(self): return 1
class Two(metaclass=Meta):
    name = ''.join(['t', 'w', 'o'])
    def __len__(self): return 2
class High(One): pass
class Low(High): pass
seen = []
Meta.refuses = True
try:
    High.__bases__ = (Two,)
except ValueError:
    Two = None
gc.collect()
kept = [[n] for n in range(1000)]
f'{seen} {High.name} {High().name} {len(High())} {Low.name} {len(Low())}'";
    ends_in(source, &[value("[('two', 'two', 2)] one one 1 one 1")]);
}

//! Sorting whose comparisons are scripts, as a native that may leave after each of them.
//!
//! The merge sort itself is that of `merge_sort`: its state is the future that the compiler makes of it, which sorts the
//! numbers of the keys and asks for one comparison after the other.
//!
//! ```text
//!  poll -> Pending: compare keys a and b -> a frame of a script -> the answer -> poll -> .. -> Ready: the order
//! ```

use std::future::poll_fn;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Waker};

use super::merge_sort::{Less, merge_sort_waiting};
use super::sort::{put_back, reorder};
use crate::code::CompareOp;
use crate::heap::Heap;
use crate::value::{ListKey, Tag, Value};
use crate::vm::protocol::compare::is_plain;
use crate::vm::{Action, Fault, NativeState, NativeStep, Outcome, Resumed, Vm};

/// Sorts the items of `held`, which belong to `list`, by `keys`: `[list, held, keys, result]`. `stage`: whether the order
/// is reversed; `count`: where the state of the sort is kept.
pub(crate) static MERGE: NativeStep = NativeStep {
    name: "sort",
    run: merge,
};

/// What a sort and who answers it hand to each other.
#[derive(Default)]
struct Exchange {
    /// The numbers of the keys that are to be compared.
    asked: (u32, u32),
    /// Whether the first one is less; `Err`: that failed.
    answer: Option<Result<bool, ()>>,
}

/// A comparison that waits for its answer.
struct Asking(Arc<Mutex<Exchange>>);

/// Gives the order in the end, and whether a comparison failed.
type Sort = dyn Future<Output = (Vec<u32>, Result<(), ()>)> + Send;

/// A sort that goes on with each answer.
struct Sorting {
    exchange: Arc<Mutex<Exchange>>,
    future: Pin<Box<Sort>>,
}

fn lock(exchange: &Mutex<Exchange>) -> MutexGuard<'_, Exchange> {
    exchange.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Less<u32, ()> for Asking {
    fn less(&mut self, a: &u32, b: &u32) -> impl Future<Output = Result<bool, ()>> {
        let pair = (*a, *b);
        poll_fn(move |_| {
            let mut exchange = lock(&self.0);
            match exchange.answer.take() {
                Some(answer) => Poll::Ready(answer),
                None => {
                    exchange.asked = pair;
                    Poll::Pending
                }
            }
        })
    }
}

impl Sorting {
    fn new(count: u32, reverse: bool) -> Self {
        let exchange = Arc::<Mutex<Exchange>>::default();
        let mut asking = Asking(Arc::clone(&exchange));
        let future = async move {
            let mut order: Vec<u32> = (0..count).collect();
            if reverse {
                order.reverse();
            }
            let result = merge_sort_waiting(&mut order, &mut asking).await;
            if reverse {
                order.reverse();
            }
            (order, result)
        };
        Self {
            exchange,
            future: Box::pin(future),
        }
    }

    /// Goes on up to the next comparison, or to the end.
    fn go_on(&mut self) -> Result<(u32, u32), Vec<u32>> {
        let mut context = Context::from_waker(Waker::noop());
        match self.future.as_mut().poll(&mut context) {
            Poll::Ready((order, _)) => Err(order),
            Poll::Pending => Ok(lock(&self.exchange).asked),
        }
    }

    fn answer(&self, answer: Result<bool, ()>) {
        lock(&self.exchange).answer = Some(answer);
    }
}

fn merge(vm: &mut Vm, state: &mut NativeState, resumed: Resumed) -> Outcome<Action> {
    let lists = [0, 1, 2].map(|at| state.values[at].as_list());
    let [Some(list), Some(held), Some(keys)] = lists else {
        return Err(vm.bad_operand());
    };
    let result = state.values[3];
    let mut fault: Option<Fault> = None;
    let mut sorting = match resumed {
        Resumed::Start => {
            let count = u32::try_from(vm.heap[keys].items.len()).unwrap_or(u32::MAX);
            state.count = usize::MAX;
            Sorting::new(count, state.stage == 1)
        }
        resumed => {
            let Some(sorting) = vm.kept.take::<Sorting>(state.count) else {
                return Err(vm.bad_operand());
            };
            let answer = resumed.value().map(|value| value == Value::TRUE);
            fault = answer.err();
            sorting.answer(answer.map_err(|_| ()));
            *sorting
        }
    };
    let order = loop {
        let (a, b) = match sorting.go_on() {
            Ok(pair) => pair,
            Err(order) => break order,
        };
        let items = &vm.heap[keys].items;
        let (Some(&a), Some(&b)) = (items.get(a as usize), items.get(b as usize)) else {
            fault = fault.or_else(|| Some(vm.bad_operand()));
            sorting.answer(Err(()));
            continue;
        };
        let verdict = match vm.budget.burn(1) {
            Ok(()) => vm.trial(|vm| vm.less(a, b)),
            Err(fault) => Some(Err(fault)),
        };
        match verdict {
            Some(verdict) => {
                fault = fault.or(verdict.err());
                sorting.answer(verdict.map_err(|_| ()));
            }
            None => {
                state.count = vm.kept.put(Box::new(sorting));
                return Ok(vm.compare_action(CompareOp::Lt, a, b));
            }
        }
    };
    let order = order.into_iter().map(|at| at as usize);
    let ordered = reorder(vm, held, order);
    put_back(vm, list, held, fault.map_or(ordered, Err))?;
    Ok(Action::Done(result))
}

/// Sorting items that were taken out of a list by keys that may ask scripts, as a part of what another native does: it
/// puts the items back, and gives `result`.
pub(super) fn merge_action(
    list: ListKey,
    held: ListKey,
    keys: ListKey,
    (reverse, result): (bool, Value),
) -> Action {
    let mut state = NativeState::of(&[list.into(), held.into(), keys.into(), result]);
    state.stage = u32::from(reverse);
    Action::Native(&MERGE, state)
}

/// Whether comparing one of the items of a list with others may ask a script.
pub(super) fn asks_scripts(heap: &Heap, keys: ListKey) -> bool {
    heap[keys].items.iter().any(|key| asks(heap, *key, 2))
}

/// Containers of more items than this are not looked through.
const FEW: usize = 16;

fn asks(heap: &Heap, key: Value, depth: u32) -> bool {
    if is_plain(key) {
        return false;
    }
    let is_sequence = matches!(key.tag(), Tag::Tuple | Tag::List);
    if !is_sequence || depth == 0 || heap.sequence_len(key) > FEW {
        return true;
    }
    let items = (0..FEW).map_while(|at| heap.sequence_item(key, at));
    items.into_iter().any(|item| asks(heap, item, depth - 1))
}

//! What a host does with two runtimes, chosen by bytes, beside the model of `tests/machine.rs`.

use proptest_state_machine::{ReferenceStateMachine, StateMachineTest};

use super::bytes::Bytes;
use crate::model::{Deed, Failure, Model};
use crate::subject::Subject;

pub(super) fn run(data: &[u8]) {
    let mut bytes = Bytes::new(data);
    let mut model = Model::fresh(false);
    let mut subject = Subject::init_test(&model);
    for _ in 0..60 {
        if bytes.is_empty() {
            break;
        }
        let deed = deed(&mut bytes);
        model = Model::apply(model, &deed);
        subject = Subject::apply(subject, &model, deed);
        Subject::check_invariants(&subject, &model);
    }
    Subject::teardown(subject, model);
}

fn deed(bytes: &mut Bytes<'_>) -> Deed {
    use Deed::*;
    let (n, m, place) = (bytes.below(12), bytes.below(12), bytes.below(2));
    let (by, fuel) = (bytes.byte() % 20, 1 + bytes.byte() % 8);
    let value = i32::from_le_bytes(bytes.number());
    let failures = [
        Failure::Raises,
        Failure::HostFails,
        Failure::Panics,
        Failure::Endless,
        Failure::Full,
        Failure::Deep,
        Failure::Floods,
        Failure::Bits,
    ];
    match bytes.below(23) {
        0 => Make(place, value),
        1 => NewCell(place, value),
        2 => CellOf(n, place),
        3 => Share(n, m, place),
        4 => Call(n, by, place),
        5 => InSteps(n, by, fuel, place),
        6 => GivenUp(n, by, fuel, value),
        7 => Interrupted(n, by.max(1), value),
        8 => match bytes.pick(&failures) {
            // A fuzzer takes a panic of the host for one of the engine.
            Failure::Panics => Fails(n, by, Failure::Raises),
            failure => Fails(n, by, failure),
        },
        9 => Read(n, place),
        10 => Write(n, value, place),
        11 => Unbind(n, place),
        12 => Exchange(n, m, place),
        13 => Bind(n, m, place),
        14 => BindNumber(n, value, place),
        15 => RunGlobal(n, by, place),
        16 => Wait(place, value, i32::from(by)),
        17 => Watch(place, by % 2 == 0),
        18 => Clone(n),
        19 => Drop(n),
        20 => Collect(place),
        21 => ReadElsewhere(place),
        _ => Replace(place),
    }
}

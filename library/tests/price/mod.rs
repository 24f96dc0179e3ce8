//! That the time of a call was paid for with fuel.

use std::time::Duration;

use nonlocal::Runtime;

use crate::own_time::OwnTime;

/// Nanoseconds that a unit may cost, in a build without optimisation or with what fuzzers add.
const GENEROUS: u64 = 50_000;

/// No call takes longer, whatever it burns.
const MOST: Duration = Duration::from_secs(20);

/// Makes a call, and sees that it took no longer than it burned; `what` says which it was.
pub(crate) fn paid<T>(
    rt: &mut Runtime,
    what: impl Fn() -> String,
    call: impl FnOnce(&mut Runtime) -> T,
) -> T {
    let before = rt.stats().fuel_used;
    let clock = OwnTime::new();
    let result = call(rt);
    let time = clock.now();
    let burned = rt.stats().fuel_used - before;
    let allowed = Duration::from_nanos(burned * GENEROUS) + Duration::from_millis(200);
    assert!(
        time < allowed.min(MOST),
        "{}: {burned} units took {time:?}",
        what()
    );
    result
}

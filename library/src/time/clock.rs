//! `_time`: the host's clocks, as `time` and `datetime` read them.

use std::sync::Arc;
use std::time::{Duration, SystemTime};

use nonlocal::{Bytes, Ctx, Error, Module, Result};

use crate::host::Host;

/// Nanoseconds since 1970, before it as well.
fn nanoseconds(time: SystemTime) -> i128 {
    let signed = |time: Duration| time.as_nanos() as i128;
    match time.duration_since(SystemTime::UNIX_EPOCH) {
        Ok(after) => signed(after),
        Err(before) => -signed(before.duration()),
    }
}

pub(crate) fn module(host: &Arc<Host>) -> Module {
    let [for_now, for_monotonic, for_sleep, for_zones] = [(); 4].map(|()| Arc::clone(host));
    Module::new("_time")
        .function("time_ns", move || -> Result<i128> {
            for_now.now().map(nanoseconds)
        })
        .function("monotonic_ns", move || -> Result<u64> {
            let time = for_monotonic.monotonic()?.as_nanos();
            u64::try_from(time)
                .map_err(|_| Error::exception("OverflowError", "the clock is out of range"))
        })
        .function(
            "sleep_ns",
            move |cx: &mut Ctx<'_>, time: u64| -> Result<()> {
                for_sleep.sleep(cx, Duration::from_nanos(time))
            },
        )
        .function("zone", move |name: &str| -> Result<Option<Bytes>> {
            Ok(for_zones.zone(name)?.map(Bytes))
        })
}

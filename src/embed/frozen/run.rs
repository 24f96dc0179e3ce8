//! Runs that survive a restart: [`Paused::freeze`] and [`Runtime::thaw_run`].

use std::time::Duration;

use super::host_data::HostTypes;
use super::{FrozenRun, bytes_of, not_thawed};
use crate::embed::run::step::Left;
use crate::embed::{Ctx, FromValue, HostCall, HostCalls, Paused, Result, Runtime, Step};
use crate::freeze::header::Content;
use crate::freeze::run::{self, Standing};
use crate::vm::{Stop, Vm};

/// # Runs that survive a restart
impl<T: FromValue> Paused<'_, T> {
    /// The run as it stands, as bytes: see [`FrozenRun`]. It stays as it is, and can go on here as well.
    ///
    /// What goes along is the whole of `__main__`, all that the frames reach, and the modules that were imported, with all
    /// that they have come to.
    ///
    /// ```
    /// use nonlocal::{Fuel, Runtime, Step};
    ///
    /// let mut rt = Runtime::new();
    /// let step = rt.start_program::<i64>("n = 0\nfor i in range(1000):\n    n += i\nn", Fuel(100))?;
    /// let Step::OutOfFuel(mut paused) = step else { panic!("it takes more") };
    /// let frozen = paused.freeze()?;
    ///
    /// let mut other = Runtime::new();
    /// assert_eq!(other.thaw_run::<i64>(&frozen)?.finish(|_| Ok::<(), std::io::Error>(()))?, 499_500);
    /// # Ok::<(), nonlocal::Error>(())
    /// ```
    ///
    /// # Errors
    /// As [`Runtime::freeze`]; [`ErrorKind::Frozen`](crate::ErrorKind::Frozen) also where the run stands in something that
    /// is no data: a function of the host ([`HostFrame`](crate::HostFrame)), or one of the built-in functions that the
    /// chapter `freezing` of the guide lists. Let it run on a little, and try again.
    pub fn freeze(&mut self) -> Result<FrozenRun> {
        let left = self.left();
        let time = left
            .time
            .map(|time| u64::try_from(time.as_nanos()).unwrap_or(u64::MAX));
        self.aside(|cx| {
            let stop = stop(cx.vm);
            let standing = Standing {
                stop,
                fuel: left.fuel,
                time,
                direct: left.direct,
            };
            let frozen = run::freeze(cx.vm, standing, &HostTypes);
            let bytes = bytes_of(cx.vm, frozen)?;
            Ok(FrozenRun {
                bytes: bytes.into(),
            })
        })
    }
}

/// # Runs that survive a restart
impl<T: FromValue> HostCall<'_, T> {
    /// As [`Paused::freeze`]: the call that the run waits for goes along, and is answered where it is thawed.
    ///
    /// # Errors
    /// As [`Paused::freeze`].
    pub fn freeze(&mut self) -> Result<FrozenRun> {
        self.paused_mut().freeze()
    }
}

/// # Runs that survive a restart
impl<T: FromValue> HostCalls<'_, T> {
    /// As [`Paused::freeze`]: the calls that the event loop waits for go along with their numbers.
    ///
    /// # Errors
    /// As [`Paused::freeze`].
    pub fn freeze(&mut self) -> Result<FrozenRun> {
        self.paused_mut().freeze()
    }
}

/// # Runs that survive a restart
impl Runtime {
    /// A run that was frozen, as it stood: the result is what it would have been without the stop.
    ///
    /// It takes the place of what this runtime has in `__main__`. The engine needs the modules and functions of the host
    /// that the run names; its fuel and time go on from what the run had left, but not beyond the limits of this engine.
    ///
    /// # Errors
    /// As [`Runtime::thaw`].
    pub fn thaw_run<T: FromValue>(&mut self, frozen: &FrozenRun) -> Result<Step<'_, T>> {
        let standing = self.prepare(|cx| thaw(cx, frozen))?;
        let limits = self.engine().limits();
        let time = standing.time.map(Duration::from_nanos);
        let left = Left {
            fuel: limits
                .fuel
                .map_or(standing.fuel, |most| most.min(standing.fuel)),
            time: match (limits.wall_time, time) {
                (Some(most), Some(time)) => Some(most.min(time)),
                (most, _) => most,
            },
            direct: standing.direct,
        };
        Ok(self.stopped(left, Some(standing.stop)))
    }
}

/// Why a run stands still: the fuel of a step, or what it waits for.
fn stop(vm: &Vm) -> Stop {
    let Some(waiting) = vm.host.waiting() else {
        return Stop::Fuel;
    };
    let wait = waiting
        .function
        .as_rare()
        .and_then(|key| vm.heap.waiting(key));
    match wait {
        Some(wait) if wait.calls.is_bound() => Stop::HostCalls,
        _ => Stop::HostCall,
    }
}

fn thaw(cx: &mut Ctx<'_>, frozen: &FrozenRun) -> Result<Standing> {
    let thawed = run::thaw(cx.vm, &frozen.bytes, &HostTypes);
    thawed.map_err(|error| not_thawed(cx.vm, Content::Run, error))
}

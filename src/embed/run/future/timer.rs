//! What futures wait for a time with: the executor's timer if the host gives one, else a thread of this crate's, which
//! is there from the first wait on and sleeps until the earliest.

use std::collections::BTreeMap;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, OnceLock, PoisonError};
use std::task::{Context, Poll, Waker};
use std::thread;
use std::time::{Duration, Instant};

/// A timer of the host's.
#[derive(Clone)]
pub(crate) struct Timer(Arc<MakeSleep>);

type MakeSleep = dyn Fn(Duration) -> Pin<Box<dyn Future<Output = ()> + Send>> + Send + Sync;

impl Timer {
    pub(crate) fn new<Fut>(sleep: impl Fn(Duration) -> Fut + Send + Sync + 'static) -> Self
    where
        Fut: Future<Output = ()> + Send + 'static,
    {
        Self(Arc::new(move |duration| Box::pin(sleep(duration))))
    }

    pub(super) fn sleep(&self, duration: Duration) -> Pin<Box<dyn Future<Output = ()> + Send>> {
        (self.0)(duration)
    }
}

impl fmt::Debug for Timer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Timer(..)")
    }
}

/// Who waits for which time; the number tells those of one time apart.
#[derive(Default)]
struct Waits {
    by_time: Mutex<BTreeMap<(Instant, u64), Waker>>,
    changed: Condvar,
}

impl Waits {
    fn lock(&self) -> MutexGuard<'_, BTreeMap<(Instant, u64), Waker>> {
        self.by_time.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Wakes whoever's time has come, for ever.
    fn serve(&self) {
        let mut waits = self.lock();
        loop {
            let now = Instant::now();
            let later = waits.split_off(&(now, u64::MAX));
            let due = std::mem::replace(&mut *waits, later);
            if !due.is_empty() {
                drop(waits);
                due.into_values().for_each(Waker::wake);
                waits = self.lock();
                continue;
            }
            waits = match waits.first_key_value() {
                Some(((first, _), _)) => {
                    let left = first.saturating_duration_since(now);
                    let waited = self.changed.wait_timeout(waits, left);
                    waited.unwrap_or_else(PoisonError::into_inner).0
                }
                None => {
                    let waited = self.changed.wait(waits);
                    waited.unwrap_or_else(PoisonError::into_inner)
                }
            };
        }
    }
}

/// The waits that the thread serves; `None` where there could be no thread.
fn waits() -> Option<&'static Waits> {
    static WAITS: OnceLock<Option<&'static Waits>> = OnceLock::new();
    *WAITS.get_or_init(|| {
        let waits: &'static Waits = Box::leak(Box::default());
        let thread = thread::Builder::new().name("nonlocal timer".to_owned());
        thread.spawn(|| waits.serve()).ok().map(|_| waits)
    })
}

/// Waits for a time.
pub(super) fn sleep(duration: Duration) -> Sleep {
    static NEXT: AtomicU64 = AtomicU64::new(0);
    Sleep {
        // A time that cannot be told never comes.
        at: Instant::now()
            .checked_add(duration)
            .map(|at| (at, NEXT.fetch_add(1, Ordering::Relaxed))),
    }
}

pub(super) struct Sleep {
    at: Option<(Instant, u64)>,
}

impl Future for Sleep {
    type Output = ();

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        let Some(at) = self.at else {
            return Poll::Pending;
        };
        let left = at.0.saturating_duration_since(Instant::now());
        if left.is_zero() {
            return Poll::Ready(());
        }
        let Some(known) = waits() else {
            thread::sleep(left);
            return Poll::Ready(());
        };
        let mut by_time = known.lock();
        by_time.insert(at, context.waker().clone());
        if by_time
            .first_key_value()
            .is_some_and(|(first, _)| *first == at)
        {
            known.changed.notify_one();
        }
        Poll::Pending
    }
}

impl Drop for Sleep {
    fn drop(&mut self) {
        if let (Some(at), Some(known)) = (self.at, waits()) {
            known.lock().remove(&at);
        }
    }
}

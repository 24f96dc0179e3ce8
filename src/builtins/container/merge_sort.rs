//! A stable merge sort that makes the comparisons of CPython's, one for one.
//!
//! Input: a slice and `less`, which may be a script: it may fail, contradict itself, and count how often it is
//! called. Output: the slice in order; after a failure some permutation of it, the same as in CPython. A comparison may
//! also wait: the functions are `async`, so that the compiler makes the state of a sort that waits. The method is
//! that of `list_sort_impl` (`Objects/listobject.c` of 3.14): natural runs, short ones extended by binary insertion,
//! merged in the order of powersort, galloping where one run wins many times in a row.
//!
//! Invariant: the slice holds the same items after every step that can fail.

use std::future::ready;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

/// Slices shorter than this are sorted by insertion alone; runs are extended to between half of it and all of it.
const MAX_MIN_RUN: usize = 64;

/// How often in a row a run must win before a merge begins to gallop, to begin with.
const MIN_GALLOP: usize = 7;

/// What compares two items.
pub(crate) trait Less<T, E> {
    /// Whether `a` is less than `b`.
    fn less(&mut self, a: &T, b: &T) -> impl Future<Output = Result<bool, E>>;
}

/// A comparison that never waits.
struct AtOnce<F>(F);

impl<T, E, F: FnMut(&T, &T) -> Result<bool, E>> Less<T, E> for AtOnce<F> {
    #[inline]
    fn less(&mut self, a: &T, b: &T) -> impl Future<Output = Result<bool, E>> {
        ready((self.0)(a, b))
    }
}

/// As [`merge_sort_waiting`], with a comparison that never waits.
///
/// # Errors
/// The first error of `less`; the slice then still holds the same items.
pub(crate) fn merge_sort<T: Copy, E>(
    items: &mut [T],
    less: impl FnMut(&T, &T) -> Result<bool, E>,
) -> Result<(), E> {
    let mut less = AtOnce(less);
    let sort = pin!(merge_sort_waiting(items, &mut less));
    match sort.poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(result) => result,
        // Nothing in it waits.
        Poll::Pending => Ok(()),
    }
}

/// Sorts stably, with the comparisons that CPython makes.
///
/// # Errors
/// The first error of `less`; the slice then still holds the same items.
pub(crate) async fn merge_sort_waiting<T: Copy, E>(
    items: &mut [T],
    less: &mut impl Less<T, E>,
) -> Result<(), E> {
    let total = items.len();
    if total < 2 {
        return Ok(());
    }
    let min_run = min_run(total);
    let mut merges = Merges {
        items,
        runs: Vec::new(),
        min_gallop: MIN_GALLOP,
    };
    let mut start = 0;
    while start < total {
        let rest = &mut merges.items[start..];
        let mut len = natural_run(rest, less).await?;
        if len < min_run {
            let forced = min_run.min(rest.len());
            insertion_sort(&mut rest[..forced], len, less).await?;
            len = forced;
        }
        merges.make_room(len, less).await?;
        merges.runs.push(Run {
            start,
            len,
            power: 0,
        });
        start += len;
    }
    merges.collapse(less).await
}

/// The length to which short runs are extended, so that the number of runs is a power of two or a little less.
fn min_run(mut total: usize) -> usize {
    let mut odd = 0;
    while total >= MAX_MIN_RUN {
        odd |= total & 1;
        total >>= 1;
    }
    total + odd
}

/// The length of the run at the start of a slice. One that descends is turned round, with equal items in the order
/// in which they were; what ascends after it then belongs to the run, too.
async fn natural_run<T: Copy, E>(items: &mut [T], less: &mut impl Less<T, E>) -> Result<usize, E> {
    let mut len = ascent(items, 1, less).await?;
    if len == items.len() {
        return Ok(len);
    }
    if len > 1 {
        if less.less(&items[0], &items[len - 1]).await? {
            return Ok(len);
        }
        // All equal so far, and then something smaller: a descending run that begins with equal items.
        items[..len].reverse();
    }
    len += 1;
    let mut equal = 0;
    while len < items.len() {
        if less.less(&items[len], &items[len - 1]).await? {
            turn_equal(&mut items[..len], &mut equal);
        } else if less.less(&items[len - 1], &items[len]).await? {
            break;
        } else {
            equal += 1;
        }
        len += 1;
    }
    turn_equal(&mut items[..len], &mut equal);
    items[..len].reverse();
    ascent(items, len, less).await
}

/// Where the ascending run that reaches up to `len` ends.
async fn ascent<T, E>(items: &[T], mut len: usize, less: &mut impl Less<T, E>) -> Result<usize, E> {
    while len < items.len() && !less.less(&items[len], &items[len - 1]).await? {
        len += 1;
    }
    Ok(len)
}

/// Turns round the equal items at the end of a descending run, so that turning round the whole run restores them.
fn turn_equal<T>(run: &mut [T], equal: &mut usize) {
    if *equal > 0 {
        let from = run.len() - (*equal + 1);
        run[from..].reverse();
        *equal = 0;
    }
}

/// Sorts a slice whose first `sorted` items are in order, by binary insertion.
async fn insertion_sort<T: Copy, E>(
    items: &mut [T],
    sorted: usize,
    less: &mut impl Less<T, E>,
) -> Result<(), E> {
    for at in sorted..items.len() {
        let pivot = items[at];
        let (mut low, mut high) = (0, at);
        while low < high {
            let middle = usize::midpoint(low, high);
            if less.less(&pivot, &items[middle]).await? {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        items[low..=at].rotate_right(1);
    }
    Ok(())
}

/// Which of the items that are equal to a key a search stops at.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    /// Before the first of them.
    Left,
    /// After the last of them.
    Right,
}

/// Whether a key belongs after an item.
#[inline]
async fn is_behind<T, E>(
    key: &T,
    item: &T,
    side: Side,
    less: &mut impl Less<T, E>,
) -> Result<bool, E> {
    match side {
        Side::Left => less.less(item, key).await,
        Side::Right => less.less(key, item).await.map(|less| !less),
    }
}

/// The place of `key` in a sorted slice, searched in growing steps from `hint` on.
async fn gallop<T, E>(
    key: &T,
    items: &[T],
    hint: usize,
    side: Side,
    less: &mut impl Less<T, E>,
) -> Result<usize, E> {
    let (mut near, mut far) = (0, 1);
    let (mut low, mut high) = if is_behind(key, &items[hint], side, less).await? {
        let end = items.len() - hint;
        while far < end && is_behind(key, &items[hint + far], side, less).await? {
            near = far;
            far = 2 * far + 1;
        }
        (hint + near + 1, hint + far.min(end))
    } else {
        let end = hint + 1;
        while far < end && !is_behind(key, &items[hint - far], side, less).await? {
            near = far;
            far = 2 * far + 1;
        }
        (end - far.min(end), hint - near)
    };
    while low < high {
        let middle = usize::midpoint(low, high);
        if is_behind(key, &items[middle], side, less).await? {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    Ok(high)
}

/// A run that waits to be merged: where it starts, how long it is, and the power of the node of the merge tree
/// above it and its successor.
#[derive(Clone, Copy)]
struct Run {
    start: usize,
    len: usize,
    power: u32,
}

/// The runs so far, and how readily merges gallop.
struct Merges<'a, T> {
    items: &'a mut [T],
    /// Invariant: neighbours in the slice, the leftmost first, with growing powers.
    runs: Vec<Run>,
    min_gallop: usize,
}

impl<T: Copy> Merges<'_, T> {
    /// Merges what lies deeper in the merge tree than the node above the last run and a new one of length `len`.
    async fn make_room<E>(&mut self, len: usize, less: &mut impl Less<T, E>) -> Result<(), E> {
        let Some(&last) = self.runs.last() else {
            return Ok(());
        };
        let power = node_power(last.start, last.len, len, self.items.len());
        while let [.., above, _] = self.runs[..]
            && above.power > power
        {
            self.merge_at(self.runs.len() - 2, less).await?;
        }
        if let Some(last) = self.runs.last_mut() {
            last.power = power;
        }
        Ok(())
    }

    /// Merges all runs into one.
    async fn collapse<E>(&mut self, less: &mut impl Less<T, E>) -> Result<(), E> {
        while self.runs.len() > 1 {
            let at = self.runs.len() - 2;
            let shorter_before = at > 0 && self.runs[at - 1].len < self.runs[at + 1].len;
            self.merge_at(at - usize::from(shorter_before), less)
                .await?;
        }
        Ok(())
    }

    /// Merges the run at `at` with the one after it.
    async fn merge_at<E>(&mut self, at: usize, less: &mut impl Less<T, E>) -> Result<(), E> {
        let (left, right) = (self.runs[at], self.runs.remove(at + 1));
        self.runs[at].len += right.len;
        let both = &mut self.items[left.start..right.start + right.len];
        let (a, b) = both.split_at(left.len);
        // What is in its place already at either end stays there.
        let skip = gallop(&b[0], a, 0, Side::Right, less).await?;
        let Some(last) = a[skip..].last() else {
            return Ok(());
        };
        let take = gallop(last, b, b.len() - 1, Side::Left, less).await?;
        if take == 0 {
            return Ok(());
        }
        let (a, b) = (left.len - skip, take);
        let both = &mut both[skip..left.len + take];
        if a <= b {
            MergeLow::new(both, a)
                .merge(&mut self.min_gallop, less)
                .await
        } else {
            MergeHigh::new(both, a)
                .merge(&mut self.min_gallop, less)
                .await
        }
    }
}

/// The depth, in the ideal merge tree, of the node between two neighbouring runs.
fn node_power(start: usize, left: usize, right: usize, total: usize) -> u32 {
    // Twice the middles of both runs; the power is the first binary digit in which their quotients by twice the
    // total differ.
    let total = total as u128;
    let mut a = 2 * start as u128 + left as u128;
    let mut b = a + left as u128 + right as u128;
    let mut power = 0;
    loop {
        power += 1;
        if a >= total {
            a -= total;
            b -= total;
        } else if b >= total {
            return power;
        }
        a <<= 1;
        b <<= 1;
    }
}

/// How a merge ends before its last comparison is needed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum End {
    /// One of the runs is used up.
    UsedUp,
    /// Of the run that was copied one item is left, and it is known to belong after (before, in a merge from the
    /// right) all that is left of the other.
    OneLeft,
}

/// A merge from the left, of a left run that is the shorter one.
///
/// ```text
///  items:  | merged | room for what is left of `left` | what is left of the right run |
///                   ^ from_right - left.len() + from_left                             ^ items.len()
/// ```
struct MergeLow<'a, T> {
    items: &'a mut [T],
    left: Vec<T>,
    from_left: usize,
    from_right: usize,
}

impl<'a, T: Copy> MergeLow<'a, T> {
    fn new(items: &'a mut [T], middle: usize) -> Self {
        Self {
            left: items[..middle].to_vec(),
            items,
            from_left: 0,
            from_right: middle,
        }
    }

    async fn merge<E>(
        mut self,
        min_gallop: &mut usize,
        less: &mut impl Less<T, E>,
    ) -> Result<(), E> {
        let end = self.compare(min_gallop, less).await;
        if matches!(end, Ok(End::OneLeft)) {
            self.take_right(self.right().len());
        }
        // What is left of the left run goes where there is room for it.
        self.take_left(self.left.len() - self.from_left);
        end.map(|_| ())
    }

    async fn compare<E>(
        &mut self,
        min_gallop: &mut usize,
        less: &mut impl Less<T, E>,
    ) -> Result<End, E> {
        if let Some(end) = self.take_right(1) {
            return Ok(end);
        }
        if self.left.len() - self.from_left == 1 {
            return Ok(End::OneLeft);
        }
        loop {
            let (mut left_won, mut right_won) = (0, 0);
            while left_won < *min_gallop && right_won < *min_gallop {
                let end = if less
                    .less(&self.right()[0], &self.left[self.from_left])
                    .await?
                {
                    (left_won, right_won) = (0, right_won + 1);
                    self.take_right(1)
                } else {
                    (left_won, right_won) = (left_won + 1, 0);
                    self.take_left(1)
                };
                if let Some(end) = end {
                    return Ok(end);
                }
            }
            *min_gallop += 1;
            loop {
                *min_gallop -= usize::from(*min_gallop > 1);
                let left = &self.left[self.from_left..];
                left_won = gallop(&self.right()[0], left, 0, Side::Right, less).await?;
                let mut end = self.take_left(left_won);
                end = end.or_else(|| self.take_right(1));
                if let Some(end) = end {
                    return Ok(end);
                }
                let first = &self.left[self.from_left];
                right_won = gallop(first, self.right(), 0, Side::Left, less).await?;
                end = self.take_right(right_won);
                end = end.or_else(|| self.take_left(1));
                if let Some(end) = end {
                    return Ok(end);
                }
                if left_won < MIN_GALLOP && right_won < MIN_GALLOP {
                    break;
                }
            }
            *min_gallop += 1;
        }
    }

    /// What is left of the right run.
    fn right(&self) -> &[T] {
        &self.items[self.from_right..]
    }

    /// Where the next item goes.
    fn to(&self) -> usize {
        self.from_right - (self.left.len() - self.from_left)
    }

    fn take_left(&mut self, count: usize) -> Option<End> {
        let (to, from) = (self.to(), self.from_left);
        self.items[to..to + count].copy_from_slice(&self.left[from..from + count]);
        self.from_left += count;
        match self.left.len() - self.from_left {
            0 => Some(End::UsedUp),
            1 if count > 0 => Some(End::OneLeft),
            _ => None,
        }
    }

    fn take_right(&mut self, count: usize) -> Option<End> {
        let (to, from) = (self.to(), self.from_right);
        self.items.copy_within(from..from + count, to);
        self.from_right += count;
        (self.from_right == self.items.len()).then_some(End::UsedUp)
    }
}

/// A merge from the right, of a right run that is the shorter one.
///
/// ```text
///  items:  | what is left of the left run | room for what is left of `right` | merged |
///                                         ^ left_end        left_end + right_end ^
/// ```
struct MergeHigh<'a, T> {
    items: &'a mut [T],
    right: Vec<T>,
    left_end: usize,
    right_end: usize,
}

impl<'a, T: Copy> MergeHigh<'a, T> {
    fn new(items: &'a mut [T], middle: usize) -> Self {
        let right = items[middle..].to_vec();
        Self {
            left_end: middle,
            right_end: right.len(),
            right,
            items,
        }
    }

    async fn merge<E>(
        mut self,
        min_gallop: &mut usize,
        less: &mut impl Less<T, E>,
    ) -> Result<(), E> {
        let end = self.compare(min_gallop, less).await;
        if matches!(end, Ok(End::OneLeft)) {
            self.take_left(self.left_end);
        }
        self.take_right(self.right_end);
        end.map(|_| ())
    }

    async fn compare<E>(
        &mut self,
        min_gallop: &mut usize,
        less: &mut impl Less<T, E>,
    ) -> Result<End, E> {
        if let Some(end) = self.take_left(1) {
            return Ok(end);
        }
        if self.right_end == 1 {
            return Ok(End::OneLeft);
        }
        loop {
            let (mut left_won, mut right_won) = (0, 0);
            while left_won < *min_gallop && right_won < *min_gallop {
                let last = &self.right[self.right_end - 1];
                let end = if less.less(last, &self.items[self.left_end - 1]).await? {
                    (left_won, right_won) = (left_won + 1, 0);
                    self.take_left(1)
                } else {
                    (left_won, right_won) = (0, right_won + 1);
                    self.take_right(1)
                };
                if let Some(end) = end {
                    return Ok(end);
                }
            }
            *min_gallop += 1;
            loop {
                *min_gallop -= usize::from(*min_gallop > 1);
                let last = &self.right[self.right_end - 1];
                let left = &self.items[..self.left_end];
                let place = gallop(last, left, left.len() - 1, Side::Right, less).await?;
                left_won = self.left_end - place;
                let mut end = self.take_left(left_won);
                end = end.or_else(|| self.take_right(1));
                if let Some(end) = end {
                    return Ok(end);
                }
                let last = &self.items[self.left_end - 1];
                let right = &self.right[..self.right_end];
                let place = gallop(last, right, right.len() - 1, Side::Left, less).await?;
                right_won = self.right_end - place;
                end = self.take_right(right_won);
                end = end.or_else(|| self.take_left(1));
                if let Some(end) = end {
                    return Ok(end);
                }
                if left_won < MIN_GALLOP && right_won < MIN_GALLOP {
                    break;
                }
            }
            *min_gallop += 1;
        }
    }

    fn take_left(&mut self, count: usize) -> Option<End> {
        let end = self.left_end;
        self.items
            .copy_within(end - count..end, end + self.right_end - count);
        self.left_end -= count;
        (self.left_end == 0).then_some(End::UsedUp)
    }

    fn take_right(&mut self, count: usize) -> Option<End> {
        let (to, end) = (self.left_end + self.right_end, self.right_end);
        self.items[to - count..to].copy_from_slice(&self.right[end - count..end]);
        self.right_end -= count;
        match self.right_end {
            0 => Some(End::UsedUp),
            1 if count > 0 => Some(End::OneLeft),
            _ => None,
        }
    }
}

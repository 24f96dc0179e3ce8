//! "Did you mean": the name closest to a misspelt one (CPython: `_Py_CalculateSuggestions`).
//!
//! The distance counts two per inserted, deleted or replaced character and one where only the case
//! differs; a name farther away than a third of both lengths is not suggested.

const MOVE_COST: usize = 2;
const CASE_COST: usize = 1;
/// Longer names are not compared.
const MAX_NAME: usize = 40;
/// With more candidates than this, none is suggested.
pub(crate) const MAX_CANDIDATES: usize = 750;

/// The candidate closest to `name`, if one is close enough; the first among equals.
pub(crate) fn closest_name<'a>(
    name: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let mut best: Option<(&str, usize)> = None;
    for (count, candidate) in candidates.into_iter().enumerate() {
        if count >= MAX_CANDIDATES {
            return None;
        }
        if candidate == name {
            continue;
        }
        let mut limit = (name.len() + candidate.len() + 3) * MOVE_COST / 6;
        if let Some((_, distance)) = best {
            limit = limit.min(distance - 1);
        }
        if let Some(distance) = edit_distance(name.as_bytes(), candidate.as_bytes(), limit) {
            if distance == 0 {
                return Some(candidate);
            }
            best = Some((candidate, distance));
        }
    }
    best.map(|(candidate, _)| candidate)
}

/// The weighted edit distance of two names, if it is at most `limit`.
fn edit_distance(mut a: &[u8], mut b: &[u8], limit: usize) -> Option<usize> {
    while let ([x, rest_a @ ..], [y, rest_b @ ..]) = (a, b)
        && x == y
    {
        (a, b) = (rest_a, rest_b);
    }
    while let ([rest_a @ .., x], [rest_b @ .., y]) = (a, b)
        && x == y
    {
        (a, b) = (rest_a, rest_b);
    }
    if a.is_empty() || b.is_empty() {
        let distance = (a.len() + b.len()) * MOVE_COST;
        return (distance <= limit).then_some(distance);
    }
    if a.len() > MAX_NAME || b.len() > MAX_NAME || a.len().abs_diff(b.len()) * MOVE_COST > limit {
        return None;
    }
    let mut row: Vec<usize> = (1..=b.len()).map(|j| j * MOVE_COST).collect();
    for (i, &x) in a.iter().enumerate() {
        let (mut diagonal, mut left) = (i * MOVE_COST, (i + 1) * MOVE_COST);
        for (cell, &y) in row.iter_mut().zip(b) {
            let replaced = diagonal + substitution_cost(x, y);
            diagonal = *cell;
            left = replaced.min((left.min(diagonal)) + MOVE_COST);
            *cell = left;
        }
        if row.iter().all(|&cell| cell > limit) {
            return None;
        }
    }
    row.last().copied().filter(|&distance| distance <= limit)
}

fn substitution_cost(a: u8, b: u8) -> usize {
    if a == b {
        0
    } else if a.eq_ignore_ascii_case(&b) {
        CASE_COST
    } else {
        MOVE_COST
    }
}

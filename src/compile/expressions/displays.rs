//! Displays: tuples, lists, sets, dicts.
//!
//! Short ones are built from a row of registers at once; longer ones, and those with `*` or `**`, grow item by
//! item, so that their length is not bounded by the registers.

use super::super::{Compiler, Result};
use crate::code::{Constant, Count, Instr, Reg};
use crate::syntax::TextRange;
use crate::syntax::ast::{Expr, ExprDict, ExprTuple};

/// The longest row of items that is built at once.
const ROW: usize = 30;

/// From how many constants on a list or set display is built from one constant.
const CONSTANT_DISPLAY: usize = 3;

impl<'a> Compiler<'a> {
    pub(super) fn tuple(&mut self, tuple: &'a ExprTuple, dst: Reg) -> Result {
        if let Some(constant) = self.fold_tuple(&tuple.elts) {
            self.unit.range = tuple.range;
            self.unit.load_constant(dst, constant);
            return Ok(());
        }
        self.tuple_of(&tuple.elts, tuple.range, dst)
    }

    /// Builds a tuple of the values of expressions, some of them maybe starred.
    pub(in super::super) fn tuple_of(
        &mut self,
        items: &'a [Expr],
        range: TextRange,
        dst: Reg,
    ) -> Result {
        let mark = self.unit.mark();
        if let Some((base, count)) = self.row(items, range)? {
            self.unit
                .emit_at(range, Instr::BuildTuple { dst, base, count });
        } else {
            let list = self.unit.top()?;
            self.list_of(items, range, list)?;
            self.unit.take()?;
            self.unit.emit_at(range, Instr::ListToTuple { dst, list });
        }
        self.unit.release(mark);
        Ok(())
    }

    pub(super) fn list(&mut self, items: &'a [Expr], range: TextRange, dst: Reg) -> Result {
        let mark = self.unit.mark();
        if let Some(constant) = self.constant_display(items) {
            let list = self.unit.take_list(range)?;
            let src = self.push_constant(constant)?;
            self.unit.emit(Instr::ListExtend { list, src });
            self.unit.copy(dst, list);
        } else if let Some((base, count)) = self.row(items, range)? {
            self.unit
                .emit_at(range, Instr::BuildList { dst, base, count });
        } else {
            let list = self.unit.top()?;
            self.list_of(items, range, list)?;
            self.unit.take()?;
            self.unit.copy(dst, list);
        }
        self.unit.release(mark);
        Ok(())
    }

    /// Builds a list item by item in the next temporary, which is not taken.
    pub(in super::super) fn list_of(
        &mut self,
        items: &'a [Expr],
        range: TextRange,
        dst: Reg,
    ) -> Result {
        let mark = self.unit.mark();
        let list = self.unit.take_list(range)?;
        debug_assert_eq!(list, dst);
        for item in items {
            self.append_item(list, item, range)?;
        }
        self.unit.release(mark);
        Ok(())
    }

    /// Appends an item to a list, or all items of a starred one.
    pub(in super::super) fn append_item(
        &mut self,
        list: Reg,
        item: &'a Expr,
        range: TextRange,
    ) -> Result {
        let mark = self.unit.mark();
        match item {
            Expr::Starred(starred) => {
                let src = self.any(&starred.value)?;
                self.own_wrapper(&starred.value, src);
                self.unit.emit_at(range, Instr::ListExtend { list, src });
            }
            item => {
                let src = self.any(item)?;
                self.unit.emit_at(range, Instr::ListAppend { list, src });
            }
        }
        self.unit.release(mark);
        Ok(())
    }

    /// Evaluates items into a row of temporaries; None if there are too many or some are starred.
    pub(in super::super) fn row(
        &mut self,
        items: impl IntoIterator<Item = &'a Expr, IntoIter: Clone>,
        range: TextRange,
    ) -> Result<Option<(Reg, Count)>> {
        let items = items.into_iter();
        let Some(count) = u8::try_from(items.clone().count())
            .ok()
            .filter(|&count| usize::from(count) <= ROW)
        else {
            return Ok(None);
        };
        if items.clone().any(Expr::is_starred_expr) {
            return Ok(None);
        }
        self.unit.range = range;
        let base = self.unit.take_many(0)?;
        for item in items {
            self.push(item)?;
        }
        Ok(Some((base, Count(count))))
    }

    pub(super) fn set(&mut self, items: &'a [Expr], range: TextRange, dst: Reg) -> Result {
        let mark = self.unit.mark();
        if self.constant_display(items).is_none()
            && let Some((base, count)) = self.row(items, range)?
        {
            self.unit
                .emit_at(range, Instr::BuildSet { dst, base, count });
            self.unit.release(mark);
            return Ok(());
        }
        self.unit.range = range;
        let set = self.unit.top()?;
        self.unit.emit(Instr::BuildSet {
            dst: set,
            base: set,
            count: Count(0),
        });
        self.unit.take()?;
        if let Some(constant) = self.constant_display(items) {
            let Constant::Tuple(items) = constant else {
                return Ok(());
            };
            let src = self.push_constant(Constant::FrozenSet(items))?;
            self.unit.emit(Instr::SetUpdate { set, src });
        } else {
            for item in items {
                self.add_item(set, item, range)?;
            }
        }
        self.unit.copy(dst, set);
        self.unit.release(mark);
        Ok(())
    }

    fn add_item(&mut self, set: Reg, item: &'a Expr, range: TextRange) -> Result {
        let mark = self.unit.mark();
        match item {
            Expr::Starred(starred) => {
                let src = self.any(&starred.value)?;
                self.unit.emit_at(range, Instr::SetUpdate { set, src });
            }
            item => {
                let src = self.any(item)?;
                self.unit.emit_at(range, Instr::SetAdd { set, src });
            }
        }
        self.unit.release(mark);
        Ok(())
    }

    /// The items as a constant, if they are constants and enough to be worth it.
    fn constant_display(&self, items: &'a [Expr]) -> Option<Constant> {
        if items.len() < CONSTANT_DISPLAY {
            None
        } else {
            self.fold_tuple(items)
        }
    }

    pub(super) fn dict(&mut self, dict: &'a ExprDict, dst: Reg) -> Result {
        let mark = self.unit.mark();
        self.unit.range = dict.range;
        let pairs = u8::try_from(dict.items.len())
            .ok()
            .filter(|&count| usize::from(count) <= ROW / 2);
        if let Some(count) = pairs
            && dict.items.iter().all(|item| item.key.is_some())
        {
            let base = self.unit.take_many(0)?;
            for item in &dict.items {
                if let Some(key) = &item.key {
                    self.push(key)?;
                }
                self.push(&item.value)?;
            }
            self.unit.emit_at(
                dict.range,
                Instr::BuildMap {
                    dst,
                    base,
                    count: Count(count),
                },
            );
        } else {
            let map = self.unit.take_map(dict.range)?;
            for item in &dict.items {
                self.map_item(map, (item.key.as_ref(), &item.value), dict.range)?;
            }
            self.unit.copy(dst, map);
        }
        self.unit.release(mark);
        Ok(())
    }

    /// Adds a pair to a dict, or all of a mapping if there is no key.
    fn map_item(
        &mut self,
        map: Reg,
        (key, value): (Option<&'a Expr>, &'a Expr),
        range: TextRange,
    ) -> Result {
        let mark = self.unit.mark();
        if let Some(key) = key {
            let key = self.held(key)?;
            let value = self.any(value)?;
            self.unit.emit_at(range, Instr::MapAdd { map, key, value });
        } else {
            let src = self.any(value)?;
            self.unit.emit_at(range, Instr::DictUpdate { map, src });
        }
        self.unit.release(mark);
        Ok(())
    }

    /// A list or set display of constants as a constant, for where it is read only.
    pub(in super::super) fn fold_display(&self, display: &'a Expr) -> Option<Constant> {
        match display {
            Expr::List(list) => self.fold_tuple(&list.elts),
            Expr::Set(set) => match self.fold_tuple(&set.elts)? {
                Constant::Tuple(items) => Some(Constant::FrozenSet(items)),
                _ => None,
            },
            _ => None,
        }
    }

    /// A register with what a loop iterates over.
    pub(in super::super) fn iterated(&mut self, iterable: &'a Expr) -> Result<Reg> {
        match self.fold_display(iterable) {
            Some(constant) => {
                self.unit.range = crate::syntax::Ranged::range(iterable);
                self.push_constant(constant)
            }
            None => self.any(iterable),
        }
    }
}

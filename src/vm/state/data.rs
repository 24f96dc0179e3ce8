//! [`HostData`]: what the host keeps with a runtime for its functions.

use std::any::{Any, TypeId};

use super::Contained;

/// Data that the embedding layer keeps for the host: one value of each Rust type. There are few, so that they are
/// gone through.
#[derive(Default)]
pub(crate) struct HostData(Vec<(TypeId, Contained<Box<dyn Any + Send>>)>);

impl HostData {
    fn place<T: 'static>(&self) -> Option<usize> {
        self.0.iter().position(|(of, _)| *of == TypeId::of::<T>())
    }

    /// Keeps a value, and gives back the one of this type that was there.
    pub(crate) fn set<T: Send + 'static>(&mut self, data: T) -> Option<T> {
        match self.get_mut() {
            Some(known) => Some(std::mem::replace(known, data)),
            None => {
                let data: Box<dyn Any + Send> = Box::new(data);
                self.0.push((TypeId::of::<T>(), Contained::new(data)));
                None
            }
        }
    }

    /// The value of a type.
    pub(crate) fn get<T: 'static>(&self) -> Option<&T> {
        self.0[self.place::<T>()?].1.downcast_ref()
    }

    /// The value of a type, to be changed.
    pub(crate) fn get_mut<T: 'static>(&mut self) -> Option<&mut T> {
        let place = self.place::<T>()?;
        self.0[place].1.downcast_mut()
    }

    /// Takes the value of a type away.
    pub(crate) fn take<T: 'static>(&mut self) -> Option<T> {
        let place = self.place::<T>()?;
        let (_, data) = self.0.swap_remove(place);
        let data = data.into_inner().downcast().ok()?;
        Some(*data)
    }
}

#[cfg(test)]
mod tests {
    use super::HostData;

    #[test]
    fn there_is_one_value_of_each_type() {
        let mut data = HostData::default();
        assert_eq!(data.set(1_u8), None);
        assert_eq!(data.set("text"), None);
        assert_eq!(data.set(2_u8), Some(1));
        assert_eq!(
            (data.get::<u8>(), data.get::<&str>()),
            (Some(&2), Some(&"text"))
        );
        if let Some(number) = data.get_mut::<u8>() {
            *number += 1;
        }
        assert_eq!((data.take::<u8>(), data.take::<u8>()), (Some(3), None));
        assert_eq!(data.get::<&str>(), Some(&"text"));
    }
}

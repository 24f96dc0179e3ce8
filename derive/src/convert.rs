//! `FromValue` and `IntoValue`.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::{Data, DataEnum, DeriveInput, Error, Fields, Result, parse_quote};

use crate::attributes::{OfItem, OfType};

/// An implementation of a trait that has this one function. The types that the type is generic over convert, too.
fn implementation(input: &DeriveInput, of: &TokenStream, function: &TokenStream) -> TokenStream {
    let mut generics = input.generics.clone();
    for parameter in generics.type_params_mut() {
        parameter.bounds.push(parse_quote!(#of));
    }
    let ident = &input.ident;
    let (parameters, arguments, conditions) = generics.split_for_impl();
    quote! {
        impl #parameters #of for #ident #arguments #conditions {
            #function
        }
    }
}

/// What the function does, by the kind of the type.
fn body_of(
    input: &DeriveInput,
    fields: fn(&DeriveInput, &OfType, &Fields) -> Result<TokenStream>,
    variants: fn(&DeriveInput, &OfType, &DataEnum) -> Result<TokenStream>,
) -> Result<TokenStream> {
    let said = OfType::read(&input.attrs)?;
    match &input.data {
        Data::Struct(data) => fields(input, &said, &data.fields),
        Data::Enum(data) => variants(input, &said, data),
        Data::Union(_) => Err(unsupported(input, "a union")),
    }
}

/// The error about a type that has no counterpart.
fn unsupported(input: &DeriveInput, what: &str) -> Error {
    let text = format!("{what} has no counterpart in Python that could be derived");
    Error::new(input.ident.span(), text)
}

pub(crate) fn from_value(input: &DeriveInput) -> Result<TokenStream> {
    let body = body_of(input, from_fields, from_variants)?;
    let function = quote! {
        fn from_value(
            value: ::nonlocal::Value,
            cx: &mut ::nonlocal::Ctx<'_>,
        ) -> ::nonlocal::Result<Self> {
            #body
        }
    };
    Ok(implementation(
        input,
        &quote!(::nonlocal::FromValue),
        &function,
    ))
}

fn from_fields(input: &DeriveInput, said: &OfType, fields: &Fields) -> Result<TokenStream> {
    match fields {
        Fields::Named(fields) => {
            let mut items = Vec::new();
            for field in &fields.named {
                let Some(ident) = &field.ident else { continue };
                let item = OfItem::read(&field.attrs)?;
                let name = said.name_of(&item, ident);
                let read = match item.default {
                    true => quote!(field_or_default),
                    false => quote!(field),
                };
                items.push(quote! {
                    #ident: ::nonlocal::__private::#read(&value, #name, cx)?
                });
            }
            Ok(quote!(Ok(Self { #(#items),* })))
        }
        Fields::Unnamed(fields) if fields.unnamed.len() == 1 => Ok(quote!(
            ::nonlocal::FromValue::from_value(value, cx).map(Self)
        )),
        Fields::Unnamed(fields) => {
            let count = fields.unnamed.len();
            let items = (0..count).map(|index| {
                quote! { ::nonlocal::__private::item(&mut items, #index, cx)? }
            });
            Ok(quote! {
                let mut items = ::nonlocal::__private::items(value, #count, cx)?;
                Ok(Self(#(#items),*))
            })
        }
        Fields::Unit => Err(unsupported(input, "a struct without fields")),
    }
}

/// The names of the variants without fields come first, then what the others take, in their order.
fn from_variants(input: &DeriveInput, said: &OfType, data: &DataEnum) -> Result<TokenStream> {
    let (mut names, mut units, mut tries) = (Vec::new(), Vec::new(), Vec::new());
    for variant in &data.variants {
        let ident = &variant.ident;
        let item = OfItem::read(&variant.attrs)?;
        match &variant.fields {
            Fields::Unit => {
                let name = said.name_of(&item, ident);
                units.push(quote! { #name => return Ok(Self::#ident) });
                names.push(name);
            }
            Fields::Unnamed(fields) if fields.unnamed.len() == 1 => tries.push(quote! {
                if let Some(value) = ::nonlocal::__private::attempt(&value, cx)? {
                    return Ok(Self::#ident(value));
                }
            }),
            _ => {
                let text = "a variant has no field, or one without a name";
                return Err(Error::new(ident.span(), text));
            }
        }
    }
    if data.variants.is_empty() {
        return Err(unsupported(input, "an enum without variants"));
    }
    let name = input.ident.to_string();
    Ok(quote! {
        if let ::nonlocal::Value::Str(text) = &value {
            match text.as_str() {
                #(#units,)*
                _ => {}
            }
        }
        #(#tries)*
        Err(::nonlocal::__private::no_variant(&value, #name, &[#(#names),*], cx))
    })
}

pub(crate) fn into_value(input: &DeriveInput) -> Result<TokenStream> {
    let body = body_of(input, into_fields, into_variants)?;
    let function = quote! {
        fn into_value(
            self,
            cx: &mut ::nonlocal::Ctx<'_>,
        ) -> ::nonlocal::Result<::nonlocal::Value> {
            #body
        }
    };
    Ok(implementation(
        input,
        &quote!(::nonlocal::IntoValue),
        &function,
    ))
}

fn into_fields(input: &DeriveInput, said: &OfType, fields: &Fields) -> Result<TokenStream> {
    match fields {
        Fields::Named(fields) => {
            let mut pairs = Vec::new();
            for field in &fields.named {
                let Some(ident) = &field.ident else { continue };
                let item = OfItem::read(&field.attrs)?;
                let name = said.name_of(&item, ident);
                pairs.push(quote! {
                    (#name, ::nonlocal::IntoValue::into_value(self.#ident, cx)?)
                });
            }
            Ok(quote! {
                let pairs = [#(#pairs),*];
                ::nonlocal::__private::dict(pairs, cx)
            })
        }
        Fields::Unnamed(fields) if fields.unnamed.len() == 1 => {
            Ok(quote!(::nonlocal::IntoValue::into_value(self.0, cx)))
        }
        Fields::Unnamed(fields) => {
            let items = (0..fields.unnamed.len()).map(|index| {
                let index = syn::Index::from(index);
                quote! { ::nonlocal::IntoValue::into_value(self.#index, cx)? }
            });
            Ok(quote! {
                let items = [#(#items),*];
                ::nonlocal::__private::tuple(items, cx)
            })
        }
        Fields::Unit => Err(unsupported(input, "a struct without fields")),
    }
}

fn into_variants(input: &DeriveInput, said: &OfType, data: &DataEnum) -> Result<TokenStream> {
    let mut arms = Vec::new();
    for variant in &data.variants {
        let ident = &variant.ident;
        let item = OfItem::read(&variant.attrs)?;
        match &variant.fields {
            Fields::Unit => {
                let name = said.name_of(&item, ident);
                arms.push(quote! { Self::#ident => Ok(::nonlocal::Value::from(#name)) });
            }
            Fields::Unnamed(fields) if fields.unnamed.len() == 1 => {
                let inner = format_ident!("inner");
                arms.push(quote! {
                    Self::#ident(#inner) => ::nonlocal::IntoValue::into_value(#inner, cx)
                });
            }
            _ => {
                let text = "a variant has no field, or one without a name";
                return Err(Error::new(ident.span(), text));
            }
        }
    }
    if arms.is_empty() {
        return Err(unsupported(input, "an enum without variants"));
    }
    Ok(quote! {
        let _ = &cx;
        match self { #(#arms),* }
    })
}

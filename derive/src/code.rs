//! The derive `Code`.
use crate::attributes::{documentation, reject_generics};
use proc_macro2::TokenStream;
use quote::quote;
use syn::{Data, DeriveInput, Error, Fields, Ident, LitStr, Result, Variant};

struct CodeVariant<'a> {
    name: &'a Ident,
    code: LitStr,
    meaning: String,
}

pub fn expand(input: &DeriveInput) -> Result<TokenStream> {
    reject_generics(input)?;
    let Data::Enum(data) = &input.data else {
        return Err(Error::new_spanned(&input.ident, "a code list is an enum"));
    };
    let mut variants: Vec<CodeVariant> = Vec::new();
    for variant in &data.variants {
        let variant = parse(variant)?;
        if variants.iter().any(|other| other.code.value() == variant.code.value()) {
            return Err(Error::new(variant.code.span(), "another variant has the same code"));
        }
        variants.push(variant);
    }
    let name = &input.ident;
    let description = documentation(&input.attrs);
    Ok([inherent(name, &variants), json(name, &description, &variants), serde(name, &variants)].into_iter().collect())
}

fn parse(variant: &Variant) -> Result<CodeVariant<'_>> {
    if !matches!(variant.fields, Fields::Unit) {
        return Err(Error::new_spanned(&variant.fields, "a code has no fields"));
    }
    let mut attributes = variant.attrs.iter().filter(|attribute| attribute.path().is_ident("code"));
    let code = match attributes.next() {
        Some(attribute) => attribute.parse_args()?,
        None => LitStr::new(&lower_first(&variant.ident.to_string()), variant.ident.span()),
    };
    if let Some(second) = attributes.next() {
        return Err(Error::new_spanned(second, "a variant has one code"));
    }
    Ok(CodeVariant { name: &variant.ident, code, meaning: documentation(&variant.attrs) })
}

/// Returns the name of a variant in camel case.
fn lower_first(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().into_iter().flat_map(char::to_lowercase).chain(letters).collect()
}

fn inherent(name: &Ident, variants: &[CodeVariant]) -> TokenStream {
    let names: Vec<_> = variants.iter().map(|variant| variant.name).collect();
    let codes = variants.iter().map(|variant| &variant.code);
    quote! {
        impl #name {
            /// All values, in the order of the code list.
            pub const ALL: &'static [Self] = &[#(Self::#names),*];

            /// Returns the code.
            pub const fn as_str(self) -> &'static str {
                match self {
                    #(Self::#names => #codes,)*
                }
            }

            /// Returns the value with the code.
            pub fn parse(code: &str) -> ::std::option::Option<Self> {
                Self::ALL.iter().copied().find(|value| value.as_str() == code)
            }
        }

        impl ::std::fmt::Display for #name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.write_str(self.as_str())
            }
        }
    }
}

fn json(name: &Ident, description: &str, variants: &[CodeVariant]) -> TokenStream {
    let codes: Vec<_> = variants.iter().map(|variant| &variant.code).collect();
    let meanings = variants.iter().map(|variant| &variant.meaning);
    let all_codes = codes.iter().map(|code| code.value()).collect::<Vec<_>>().join(", ");
    let expected = format!("one of these codes is expected: {all_codes}");
    quote! {
        impl crate::domain::json::FromJson for #name {
            fn from_json(
                value: &::serde_json::Value,
                pointer: &str,
                errors: &mut crate::domain::json::FieldErrors,
            ) -> ::std::option::Option<Self> {
                crate::domain::json::read_text(value, pointer, errors, "unknownCode", #expected, Self::parse)
            }
        }

        impl crate::domain::json::JsonSchema for #name {
            fn schema(defs: &mut crate::domain::json::Defs) -> ::serde_json::Value {
                let schema = crate::domain::json::CodeListSchema {
                    name: ::std::stringify!(#name),
                    description: #description,
                    codes: &[#((#codes, #meanings)),*],
                };
                schema.define(defs)
            }
        }

        impl crate::domain::json::IsEmpty for #name {}
    }
}

/// Generates the serialization through a mirror of the enum with the attributes of serde.
fn serde(name: &Ident, variants: &[CodeVariant]) -> TokenStream {
    let text = name.to_string();
    let names = variants.iter().map(|variant| variant.name);
    let codes = variants.iter().map(|variant| &variant.code);
    quote! {
        const _: () = {
            #[derive(::serde::Serialize, ::serde::Deserialize)]
            #[serde(remote = #text, rename = #text)]
            enum Mirror { #(#[serde(rename = #codes)] #names,)* }

            impl ::serde::Serialize for #name {
                fn serialize<S: ::serde::Serializer>(&self, serializer: S) -> ::std::result::Result<S::Ok, S::Error> {
                    Mirror::serialize(self, serializer)
                }
            }

            impl<'de> ::serde::Deserialize<'de> for #name {
                fn deserialize<D: ::serde::Deserializer<'de>>(deserializer: D) -> ::std::result::Result<Self, D::Error> {
                    Mirror::deserialize(deserializer)
                }
            }
        };
    }
}

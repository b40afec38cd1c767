//! The derive `Object`.
use crate::attributes::{Member, ObjectInput};
use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::{DeriveInput, Result};

pub fn expand(input: &DeriveInput) -> Result<TokenStream> {
    let object = ObjectInput::parse(input)?;
    let parts = [inherent(&object), from_json(&object), json_schema(&object), is_empty(&object), serde(&object)];
    Ok(parts.into_iter().chain(example_test(&object)).collect())
}

fn inherent(object: &ObjectInput) -> TokenStream {
    let name = object.name;
    let json_names = object.members.iter().map(|member| &member.json_name);
    let constructor = object.has_constructor.then(|| constructor(object));
    let lookup = object.has_lookup.then(|| lookup(object));
    quote! {
        impl #name {
            /// The JSON names of the members, in the order of the declaration.
            pub const FIELDS: &'static [&'static str] = &[#(#json_names),*];
            #constructor
            #lookup
        }
    }
}

fn constructor(object: &ObjectInput) -> TokenStream {
    let parameters = object.required().map(|Member { field, ty, .. }| quote!(#field: #ty));
    let required = object.required().map(|member| member.field);
    let optional = object.optional().map(|member| member.field);
    quote! {
        /// Creates a value with the required members; the optional ones are empty.
        pub fn new(#(#parameters),*) -> Self {
            Self { #(#required,)* #(#optional: ::std::default::Default::default(),)* }
        }
    }
}

fn lookup(object: &ObjectInput) -> TokenStream {
    let arms = object.members.iter().map(
        |Member { field, json_name, .. }| quote!(#json_name => !crate::domain::json::IsEmpty::is_empty(&self.#field)),
    );
    quote! {
        /// Returns true if the member with this JSON name is not empty.
        pub fn has(&self, member: &str) -> bool {
            match member {
                #(#arms,)*
                _ => false,
            }
        }
    }
}

fn from_json(object: &ObjectInput) -> TokenStream {
    let name = object.name;
    let fields: Vec<_> = object.members.iter().map(|member| member.field).collect();
    let reads = object.members.iter().map(|Member { ty, json_name, required, .. }| {
        if *required { quote!(reader.required::<#ty>(#json_name)) } else { quote!(reader.optional::<#ty>(#json_name)) }
    });
    quote! {
        impl crate::domain::json::FromJson for #name {
            fn from_json(
                value: &::serde_json::Value,
                pointer: &str,
                errors: &mut crate::domain::json::FieldErrors,
            ) -> ::std::option::Option<Self> {
                let mut reader = crate::domain::json::ObjectReader::new(value, Self::FIELDS, pointer, errors)?;
                #(let #fields = #reads;)*
                reader.finish()?;
                ::std::option::Option::Some(Self { #(#fields: #fields?,)* })
            }
        }
    }
}

fn json_schema(object: &ObjectInput) -> TokenStream {
    let ObjectInput { name, description, .. } = object;
    let members = object.members.iter().map(|Member { ty, json_name, description, required, schema, .. }| {
        let schema = match schema {
            Some(function) => quote!(#function),
            None => quote!(<#ty as crate::domain::json::JsonSchema>::schema),
        };
        quote! {
            crate::domain::json::MemberSchema {
                name: #json_name,
                description: #description,
                required: #required,
                schema: #schema,
            }
        }
    });
    let example = match &object.example {
        Some(example) => quote!(::std::option::Option::Some(|| {
            use ::serde_json::json;
            #example
        })),
        None => quote!(::std::option::Option::None),
    };
    quote! {
        impl crate::domain::json::JsonSchema for #name {
            fn schema(defs: &mut crate::domain::json::Defs) -> ::serde_json::Value {
                let schema = crate::domain::json::ObjectSchema {
                    name: ::std::stringify!(#name),
                    description: #description,
                    members: &[#(#members),*],
                    example: #example,
                };
                schema.define(defs)
            }
        }
    }
}

fn is_empty(object: &ObjectInput) -> TokenStream {
    let name = object.name;
    if object.required().next().is_some() {
        return quote!(impl crate::domain::json::IsEmpty for #name {});
    }
    let fields = object.members.iter().map(|member| member.field);
    quote! {
        impl crate::domain::json::IsEmpty for #name {
            fn is_empty(&self) -> bool {
                true #(&& crate::domain::json::IsEmpty::is_empty(&self.#fields))*
            }
        }
    }
}

/// Generates the serialization through a mirror of the struct with the attributes of serde.
fn serde(object: &ObjectInput) -> TokenStream {
    let name = object.name;
    let text = name.to_string();
    let members = object.members.iter().map(|Member { field, ty, json_name, required, .. }| {
        let if_empty = (!required)
            .then(|| quote!(#[serde(default, skip_serializing_if = "crate::domain::json::IsEmpty::is_empty")]));
        quote!(#[serde(rename = #json_name)] #if_empty #field: #ty)
    });
    quote! {
        const _: () = {
            #[derive(::serde::Serialize, ::serde::Deserialize)]
            #[serde(remote = #text, rename = #text)]
            struct Mirror { #(#members,)* }

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

/// Generates the unit test that parses the example.
fn example_test(object: &ObjectInput) -> Option<TokenStream> {
    let ObjectInput { name, example: Some(example), .. } = object else { return None };
    let test = format_ident!("example_of_{}", snake_case(&name.to_string()));
    Some(quote! {
        #[cfg(test)]
        #[test]
        fn #test() {
            use ::serde_json::json;
            let mut errors = crate::domain::json::FieldErrors::default();
            <#name as crate::domain::json::FromJson>::from_json(&#example, "", &mut errors);
            ::std::assert!(errors.0.is_empty(), "{errors:?}");
        }
    })
}

fn snake_case(name: &str) -> String {
    let mut snake = String::new();
    for (n, letter) in name.char_indices() {
        if letter.is_uppercase() && n > 0 {
            snake.push('_');
        }
        snake.extend(letter.to_lowercase());
    }
    snake
}

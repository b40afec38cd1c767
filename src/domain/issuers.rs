//! Issuers of OpenID Connect that organizations trust: what an organization says about its own, and what the claims of
//! its people come to.
use super::accounts::Role;
use super::languages::Localizer;
use super::shape::{Defs, FieldErrors, Shape, child_pointer, codes, object};
use super::values::{Line, Secret, Url};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// The most claims that roles are given for.
const MAX_CLAIMS: usize = 200;
/// The most domains of addresses.
const MAX_DOMAINS: usize = 50;

codes! {
    /// How an issuer may sign. Nothing with a shared secret is among them, and no `none`.
    pub enum Signing {
        Rs256 = "RS256",
        Ps256 = "PS256",
        Es256 = "ES256",
        EdDsa = "EdDSA",
    }
}

object! {
    /// The issuer of OpenID Connect that an organization trusts, and which roles its claims are worth.
    pub struct IssuerSettings {
        required {
            /// Its identifier, letter by letter as its tokens say it.
            issuer "issuer": Url,
            /// How the register is known there.
            client_id "clientId": Line<255>,
            /// How it may sign.
            algorithms "algorithms": Vec<Signing>,
            /// Where tokens say what somebody is: a JSON Pointer (`/realm_access/roles`) or a dotted name.
            role_claim "roleClaim": Line<300>,
            /// Which roles of this organization each value of the claim is worth.
            roles "roles": RoleMap,
        }
        optional {
            /// What the register shows to the issuer. It is not shown again; where it is not given, the one given before
            /// stays, if issuer and client are the same.
            client_secret "clientSecret": Option<Secret>,
            /// Whom identity tokens are for that programs exchange, if not `clientId`.
            audience "audience": Option<Line<255>>,
            /// Only people with a verified address in one of these domains.
            email_domains "emailDomains": Vec<Line<253>>,
        }
    }
}

/// Which roles each value of a claim is worth: roles of an organization only.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RoleMap(BTreeMap<String, BTreeSet<Role>>);

impl Shape for RoleMap {
    fn read(value: &Value, at: &str, faults: &mut FieldErrors) -> Option<Self> {
        let Some(map) = value.as_object() else {
            faults.add(at, "type", "an object is expected here");
            return None;
        };
        let before = faults.0.len();
        if map.is_empty() || map.len() > MAX_CLAIMS {
            faults.add(at, "count", format!("1 to {MAX_CLAIMS} values are expected"));
            return None;
        }
        let mut read = BTreeMap::new();
        for (claim, roles) in map {
            let at = child_pointer(at, claim);
            if !(1..=300).contains(&claim.chars().count()) || claim.contains('\0') {
                faults.add(&at, "claim", "a value of 1 to 300 characters is expected");
            }
            let Some(roles) = Vec::<Role>::read(roles, &at, faults) else { continue };
            if roles.is_empty() {
                faults.add(&at, "required", "at least one role is expected");
            }
            if roles.contains(&Role::RegisterAdmin) {
                faults.add(&at, "wrongPlace", "registerAdmin is a role in the register, and no organization gives it");
            }
            read.insert(claim.clone(), roles.into_iter().collect());
        }
        (faults.0.len() == before).then_some(Self(read))
    }

    fn schema(_: &mut Defs) -> Value {
        let of_organization: Vec<_> = Role::ALL.iter().filter(|role| **role != Role::RegisterAdmin).collect();
        let roles = json!({"type": "array", "minItems": 1, "items": {"type": "string", "enum": of_organization}});
        json!({
            "type": "object", "minProperties": 1, "maxProperties": MAX_CLAIMS,
            "propertyNames": {"minLength": 1, "maxLength": 300},
            "additionalProperties": roles,
        })
    }

    fn show(&self, _: &mut Localizer) -> Value {
        json!(self)
    }
}

impl IssuerSettings {
    /// What an object with the right members must keep to besides.
    pub fn check(&self, faults: &mut FieldErrors) {
        if self.issuer.as_str().contains(['?', '#']) {
            faults.add("/issuer", "url", "an issuer has no query and no fragment");
        }
        if self.algorithms.is_empty() {
            faults.add("/algorithms", "required", "at least one algorithm is expected");
        }
        if self.email_domains.len() > MAX_DOMAINS {
            faults.add("/emailDomains", "tooMany", format!("at most {MAX_DOMAINS} domains"));
        }
        for (n, domain) in self.email_domains.iter().enumerate() {
            let plain = |c: char| c.is_alphanumeric() || c == '-' || c == '.';
            if !domain.as_str().chars().all(plain) || domain.as_str().starts_with('.') {
                faults.add(&format!("/emailDomains/{n}"), "domain", "a domain is expected, such as example.org");
            }
        }
    }

    /// The roles that somebody's claims are worth; never one in the register.
    pub fn roles_of(&self, claims: &Map<String, Value>) -> BTreeSet<Role> {
        let said = claim(claims, self.role_claim.as_str());
        let values: Vec<&str> = match said {
            Some(Value::String(one)) => vec![one],
            Some(Value::Array(all)) => all.iter().filter_map(Value::as_str).collect(),
            _ => Vec::new(),
        };
        let roles = values.iter().filter_map(|value| self.roles.0.get(*value)).flatten().copied();
        roles.filter(|role| *role != Role::RegisterAdmin).collect()
    }

    /// Whether somebody's address lets them in. Where domains are asked for, only one that the issuer has verified does.
    pub fn lets_in(&self, claims: &Map<String, Value>) -> bool {
        let verified = claims.get("email_verified") == Some(&Value::Bool(true));
        let domain = claims.get("email").and_then(Value::as_str).and_then(|email| email.rsplit_once('@'));
        let known = |domain: &str| self.email_domains.iter().any(|one| one.as_str().eq_ignore_ascii_case(domain));
        self.email_domains.is_empty() || (verified && domain.is_some_and(|(_, domain)| known(domain)))
    }
}

/// Looks a claim up: by JSON Pointer, by its name, or by a path of names with dots in between.
fn claim<'a>(claims: &'a Map<String, Value>, name: &str) -> Option<&'a Value> {
    if let Some(path) = name.strip_prefix('/') {
        let mut steps = path.split('/').map(|step| step.replace("~1", "/").replace("~0", "~"));
        let first = claims.get(&steps.next()?)?;
        return steps.try_fold(first, |value, step| value.get(&step));
    }
    // A name may itself have dots: claims of one's own are often addresses.
    claims.get(name).or_else(|| {
        let mut steps = name.split('.');
        let first = claims.get(steps.next()?)?;
        steps.try_fold(first, |value, step| value.get(step))
    })
}

/// Reads what an organization says about its issuer; every fault at once.
pub fn read(value: &Value) -> Result<IssuerSettings, Vec<super::shape::FieldError>> {
    let mut faults = FieldErrors::default();
    let settings = IssuerSettings::read(value, "", &mut faults);
    if let Some(settings) = &settings {
        settings.check(&mut faults);
    }
    match (settings, faults.into_result(())) {
        (Some(settings), Ok(())) => Ok(settings),
        (_, faults) => Err(faults.err().unwrap_or_default()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings(change: impl FnOnce(&mut Value)) -> Result<IssuerSettings, Vec<super::super::shape::FieldError>> {
        let mut value = json!({
            "issuer": "https://id.example.org", "clientId": "register", "algorithms": ["RS256"],
            "roleClaim": "roles", "roles": {"writers": ["editor"], "chiefs": ["publisher", "organizationAdmin"]},
        });
        change(&mut value);
        read(&value)
    }

    fn roles(claim: &str, claims: Value) -> Vec<Role> {
        let settings = settings(|value| value["roleClaim"] = claim.into()).unwrap();
        settings.roles_of(claims.as_object().unwrap()).into_iter().collect()
    }

    #[test]
    fn claims_are_found_where_issuers_put_them() {
        assert_eq!(roles("roles", json!({"roles": ["writers", "others", 1]})), [Role::Editor]);
        assert_eq!(roles("roles", json!({"roles": "writers"})), [Role::Editor]);
        let keycloak = json!({"realm_access": {"roles": ["chiefs"]}});
        let both = [Role::OrganizationAdmin, Role::Publisher];
        assert_eq!(roles("realm_access.roles", keycloak.clone()), both);
        assert_eq!(roles("/realm_access/roles", keycloak), both);
        assert_eq!(roles("https://a.example/roles", json!({"https://a.example/roles": ["writers"]})), [Role::Editor]);
        assert_eq!(roles("/a~1b/c~0d", json!({"a/b": {"c~d": ["writers"]}})), [Role::Editor]);
        for nothing in [json!({}), json!({"roles": {"writers": true}}), json!({"roles": "writers chiefs"})] {
            assert!(roles("roles", nothing).is_empty());
        }
    }

    #[test]
    fn an_organization_gives_no_role_in_the_register() {
        let faults = settings(|value| value["roles"]["writers"] = json!(["registerAdmin", "boss"])).unwrap_err();
        let places: Vec<_> = faults.iter().map(|fault| (fault.pointer.as_str(), fault.code)).collect();
        assert_eq!(places, [("/roles/writers/1", "unknownCode")]);
        let faults = settings(|value| value["roles"]["writers"] = json!(["registerAdmin"])).unwrap_err();
        assert_eq!((faults[0].pointer.as_str(), faults[0].code), ("/roles/writers", "wrongPlace"));
        // Nor does a row that somebody changed by hand.
        let mut changed = serde_json::to_value(settings(|_| ()).unwrap()).unwrap();
        changed["roles"]["writers"] = json!(["registerAdmin"]);
        let changed: IssuerSettings = serde_json::from_value(changed).unwrap();
        assert!(changed.roles_of(json!({"roles": ["writers"]}).as_object().unwrap()).is_empty());
    }

    #[test]
    fn an_address_counts_if_it_is_verified() {
        let settings = settings(|value| value["emailDomains"] = json!(["Example.org"])).unwrap();
        let lets_in = |email: &str, verified: Value| {
            settings.lets_in(json!({"email": email, "email_verified": verified}).as_object().unwrap())
        };
        assert!(lets_in("a@example.org", true.into()) && lets_in("\"a@b\"@EXAMPLE.org", true.into()));
        for (email, verified) in [
            ("a@example.org", json!(false)),
            ("a@example.org", json!("true")),
            ("a@example.org", Value::Null),
            ("a@example.org.evil.example", json!(true)),
            ("a@sub.example.org", json!(true)),
            ("example.org", json!(true)),
        ] {
            assert!(!lets_in(email, verified), "{email}");
        }
    }

    #[test]
    fn all_faults_come_at_once() {
        let faults = settings(|value| {
            value["issuer"] = "https://id.example.org/?a".into();
            value["algorithms"] = json!([]);
            value["emailDomains"] = json!(["a@b"]);
        });
        let faults = faults.unwrap_err();
        let places: Vec<_> = faults.iter().map(|fault| fault.pointer.as_str()).collect();
        assert_eq!(places, ["/algorithms", "/emailDomains/0", "/issuer"]);
        assert!(settings(|value| value["algorithms"] = json!(["none"])).is_err());
        assert!(settings(|value| value["algorithms"] = json!(["HS256"])).is_err());
    }
}

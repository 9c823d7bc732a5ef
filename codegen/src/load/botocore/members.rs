use super::applied::{Applied, object, text};
use super::conversion::Conversion;
use crate::model::{Member, Node, Object, ShapeId, is_identifier};
use std::collections::{HashMap, HashSet};

/// The members of a structure that are special.
pub(super) struct Owner<'n> {
    required: HashSet<&'n str>,
    payload: Option<&'n str>,
    union: bool,
}

impl<'n> Conversion<'n, '_> {
    /// Converts the members of a structure or union, in the order of `xmlOrder` if there is one.
    pub(super) fn structure_members(&mut self, shape: &'n Object, union: bool) -> Vec<Member> {
        let required = self.reader.texts(shape, "required").into_iter().collect();
        let owner = Owner { required, payload: self.reader.text(shape, "payload"), union };
        let mut members = self.reader.objects(shape, "members");
        let order = self.reader.texts(shape, "xmlOrder");
        if !order.is_empty() {
            let places: HashMap<_, _> = order.iter().enumerate().map(|(place, name)| (*name, place)).collect();
            // Members that are not in `xmlOrder` come last.
            members.sort_by_key(|(name, _)| places.get(name).copied().unwrap_or(order.len()));
        }
        self.within("members", |conversion| {
            let member = |(name, reference): (&'n str, &'n Object)| {
                conversion.within(name, |conversion| conversion.member(&owner, name, reference))
            };
            members.into_iter().filter_map(member).collect()
        })
    }

    fn member(&mut self, owner: &Owner<'n>, name: &'n str, reference: &'n Object) -> Option<Member> {
        if !is_identifier(name) {
            self.reader.error(format!("invalid member name `{name}`: expected letters, digits and underscores"));
            return None;
        }
        let (target_name, mut target) = self.target(reference)?;
        let shape = self.description.shape(target_name)?;
        let mut traits = self.applied();
        self.member_traits(owner, name, reference, &mut traits);
        let bound = self.binding(name, reference, shape, &mut traits);
        if !bound && owner.payload != Some(name) && self.protocols.json() {
            self.json_name(name, reference, shape, &mut traits);
        }
        if !bound && self.protocols.xml() {
            self.member_xml(reference, shape, &mut traits);
        }
        self.timestamp_format(reference, &mut traits);
        if !owner.union
            && let Some(default) = super::defaults::of_member(target_name, shape, reference)
        {
            traits.set("default", default);
        }
        if self.streams(reference, shape) && !owner.required.contains(name) {
            traits.set_text("default", "");
        }
        if self.reader.flag(reference, "streaming") && !self.uses.always_streaming(target_name) {
            target = self.streaming_blob(target, shape);
        }
        if self.reader.flag(reference, "jsonvalue") {
            target = self.json_value(target, target_name, shape);
        }
        Some(self.new_member(name, target, traits))
    }

    /// Whether a member streams bytes. Such a member must be required or have an empty default.
    /// <https://smithy.io/2.0/spec/streaming.html#streaming-blob-default-value>
    fn streams(&mut self, reference: &Object, shape: &Object) -> bool {
        let blob = shape.get("type").and_then(Node::as_str) == Some("blob");
        blob && (self.reader.flag(reference, "streaming") || self.reader.flag(shape, "streaming"))
    }

    fn new_member(&self, name: &str, target: ShapeId, traits: Applied) -> Member {
        let location = self.reader.location();
        Member { name: name.to_owned(), target, traits: traits.traits(), location }
    }

    fn member_traits(&mut self, owner: &Owner<'n>, name: &str, reference: &'n Object, traits: &mut Applied) {
        self.describe(reference, traits);
        if owner.required.contains(name) && !owner.union {
            traits.annotate("required");
        }
        if owner.payload == Some(name) {
            traits.annotate("httpPayload");
        }
        for (flag, id) in [
            ("idempotencyToken", "idempotencyToken"),
            ("hostLabel", "hostLabel"),
            ("eventpayload", "eventPayload"),
            ("eventheader", "eventHeader"),
        ] {
            if self.reader.flag(reference, flag) {
                traits.annotate(id);
            }
        }
        if let Some(parameter) = self.reader.object(reference, "contextParam") {
            let name = self.within("contextParam", |conversion| conversion.reader.text(parameter, "name"));
            traits.set("smithy.rules#contextParam", object([("name", name.map(text))]));
        }
    }

    /// Converts the member of a list, or the key or value of a map.
    pub(super) fn element(&mut self, shape: &'n Object, name: &str) -> Option<Member> {
        let Some(reference) = self.reader.object(shape, name) else {
            if shape.get(name).is_none() {
                self.reader.error(format!("expected a member `{name}`, found none"));
            }
            return None;
        };
        self.within(name, |conversion| {
            let (target_name, mut target) = conversion.target(reference)?;
            let target_shape = conversion.description.shape(target_name)?;
            let mut traits = conversion.applied();
            conversion.describe(reference, &mut traits);
            if conversion.protocols.xml() {
                conversion.element_xml(name, reference, target_shape, &mut traits);
            }
            if conversion.reader.flag(reference, "jsonvalue") {
                target = conversion.json_value(target, target_name, target_shape);
            }
            Some(conversion.new_member(name, target, traits))
        })
    }
}

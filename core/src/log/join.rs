//! The log laid under a draft's context: what it knows about the draft's prospect.

use super::people::folded;
use super::record::Log;
use crate::context::{Context, Prospect};
use crate::error::Error;
use crate::report::Advice;

/// A context with what the log knows.
#[derive(Clone, Debug, PartialEq)]
pub struct Joined {
    /// The context, with the contacts there were.
    pub context: Context,
    /// Where nothing could be laid under it: why, as the report is to say.
    pub advice: Option<Advice>,
}

impl Log {
    /// Lays the log under a context: the contacts of its prospect, whose name may also be the id by which the log knows
    /// them, and the relationship. What the context says itself wins; one with contacts of its own stays as it is.
    ///
    /// A prospect of whom the log knows nothing gives advice, and claims about the past stay unverified: more likely than
    /// a lie is a name spelt in another way.
    ///
    /// ```
    /// use callwell::{Context, Draft, Linter, log};
    /// let csv = "prospect,date,channel,outcome\nAndy Shaw,2026-08-20,voicemail,left-message\n";
    /// let log = log::read(csv.as_bytes(), &log::Options::default())?;
    /// let context = Context::from_json(r#"{"today": "2026-11-21", "prospect": {"name": "Andy Shaw"}}"#)?;
    /// let draft = Draft::new("Hi Andy, Fred at Quill Print. We spoke three months ago.").context(log.join(&context)?.context);
    /// assert_eq!(Linter::new().check(&draft).claims[0].verdict.name(), "contradicted");
    /// # Ok::<(), callwell::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`Error::is_log`] where the prospect may be one of several, with all of them.
    pub fn join(&self, context: &Context) -> Result<Joined, Error> {
        let mut context = context.clone();
        let advised = |context, id: &str, message: String| {
            Ok(Joined {
                context,
                advice: Some(Advice {
                    id: id.into(),
                    message,
                    entry: None,
                }),
            })
        };
        if context.contacts.is_some() {
            return Ok(Joined { context, advice: None });
        }
        let prospect = context.prospect.clone().unwrap_or_default();
        let Some(name) = prospect.name.as_deref().filter(|name| !name.trim().is_empty()) else {
            let message = "This draft doesn't say whom it is for, so the contact log can't be held against it: name the prospect.";
            return advised(context, "no-prospect", message.into());
        };
        let Some(person) = self.find(name, prospect.company.as_deref())? else {
            let message = format!(
                "The contact log has nothing about \u{201c}{name}\u{201d}, so nothing that is said about earlier contact can be held \
                 against it. Is the name spelt as in the log?"
            );
            return advised(context, "no-entries", message);
        };
        // An id isn't what anybody is called.
        let by_id = folded(name) != folded(&person.name);
        context.contacts = Some(person.contacts());
        context.prospect = Some(Prospect {
            name: if by_id {
                Some(person.name.clone())
            } else {
                prospect.name
            },
            company: prospect.company.or_else(|| person.company.clone()),
            relationship: prospect.relationship.or_else(|| person.relationship()),
            ..prospect
        });
        Ok(Joined { context, advice: None })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::log::{Options, read};

    const CSV: &str = "prospect,date,channel,outcome,prospect_id,company,category\n\
        Andy Shaw,2026-08-20,voicemail,left-message,A1,Shaw Farms,client\n\
        Ann Lee,2026-08-21,call,reached,A2,Lee Ltd,\n\
        Ann Lee,2026-08-22,call,declined,A3,Reef Tiles,\n";

    fn join(context: &str) -> Result<Joined, Error> {
        read(CSV.as_bytes(), &Options::default())
            .unwrap()
            .join(&Context::from_json(context).unwrap())
    }

    #[test]
    fn by_id_else_by_name() {
        for (context, name, contacts) in [
            (r#"{"prospect": {"name": "andy shaw"}}"#, "andy shaw", 1),
            (r#"{"prospect": {"name": "A1"}}"#, "Andy Shaw", 1),
            (
                r#"{"prospect": {"name": "Ann Lee", "company": "Reef Tiles"}}"#,
                "Ann Lee",
                1,
            ),
            (r#"{"prospect": {"name": "Andy Shaw"}, "contacts": []}"#, "Andy Shaw", 0),
        ] {
            let joined = join(context).unwrap();
            assert_eq!(joined.context.prospect.unwrap().name.unwrap(), name, "{context}");
            assert_eq!(joined.context.contacts.unwrap().len(), contacts, "{context}");
            assert_eq!(joined.advice, None);
        }
        let relationship = join(r#"{"prospect": {"name": "A1"}}"#)
            .unwrap()
            .context
            .prospect
            .unwrap()
            .relationship;
        assert_eq!(relationship.unwrap().name(), "client");
    }

    #[test]
    fn several_are_listed_and_none_is_advised() {
        let error = join(r#"{"prospect": {"name": "Ann Lee"}}"#).unwrap_err();
        assert!(error.is_log());
        assert!(
            error.to_string().contains("Ann Lee, Lee Ltd (A2)") && error.to_string().contains("(A3)"),
            "{error}"
        );
        for (context, id) in [
            ("{}", "no-prospect"),
            (r#"{"prospect": {"name": "Tom Reid"}}"#, "no-entries"),
        ] {
            let joined = join(context).unwrap();
            assert_eq!(joined.context.contacts, None);
            assert_eq!(&*joined.advice.unwrap().id, id);
        }
    }
}

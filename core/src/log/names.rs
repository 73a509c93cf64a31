//! Whom a cell names: somebody, with or without an address, or several at once.

/// Somebody as a cell names them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Named<'c> {
    pub name: &'c str,
    pub email: &'c str,
    pub id: &'c str,
}

/// Everybody whom a row names. Several are only taken for several where each has an address, as in
/// `Ann Hay (ann@hay.example);Bo Li (bo@li.example)`; their ids stand between the same semicolons.
pub fn everybody<'c>(names: &'c str, ids: &'c str) -> Vec<Named<'c>> {
    let parts = || names.split(';').map(with_email);
    let several = names.contains(';') && parts().all(|(_, email)| !email.is_empty());
    if !several {
        let (name, email) = with_email(names);
        return vec![Named { name, email, id: ids }];
    }
    let fits = ids.split(';').count() == parts().count();
    let ids = ids.split(';').map(str::trim).filter(|_| fits);
    let of = |((name, email), id)| Named { name, email, id };
    parts().zip(ids.chain(std::iter::repeat(""))).map(of).collect()
}

/// A name and the address after it, as some exports write them: `Nora Quist (nora@quist.example)`.
fn with_email(cell: &str) -> (&str, &str) {
    let cell = cell.trim();
    for (open, close) in [('(', ')'), ('<', '>')] {
        let parts = cell.strip_suffix(close).and_then(|rest| rest.rsplit_once(open));
        if let Some((name, email)) = parts.filter(|(name, email)| !name.trim().is_empty() && email.contains('@')) {
            return (name.trim(), email.trim());
        }
    }
    (cell, "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_or_several() {
        let told = |names, ids| {
            let all = everybody(names, ids);
            all.into_iter()
                .map(|one| format!("{}|{}|{}", one.name, one.email, one.id))
                .collect::<Vec<_>>()
        };
        assert_eq!(told("Ann Hay", "7"), ["Ann Hay||7"]);
        assert_eq!(told("Ann Hay <ann@hay.example>", ""), ["Ann Hay|ann@hay.example|"]);
        assert_eq!(told("Hay; Ann", ""), ["Hay; Ann||"]);
        let two = "Ann Hay (ann@hay.example);Bo Li (bo@li.example)";
        assert_eq!(told(two, "7;8"), ["Ann Hay|ann@hay.example|7", "Bo Li|bo@li.example|8"]);
        assert_eq!(told(two, "7"), ["Ann Hay|ann@hay.example|", "Bo Li|bo@li.example|"]);
        assert_eq!(told("", "7"), ["||7"]);
    }
}

//! Two plain tables: lists by number, and a tree of words.

use super::carry::{Carried, Fixed, carried};

/// For each number a list, all of them in one piece.
#[derive(Clone, Debug)]
pub(super) struct Lists<T> {
    starts: Vec<u32>,
    pub items: Vec<T>,
}

impl<T> Default for Lists<T> {
    fn default() -> Self {
        Lists {
            starts: vec![0],
            items: Vec::new(),
        }
    }
}

impl<T: Copy> Lists<T> {
    /// Makes the lists of `count` numbers; what is of one number keeps its order.
    pub fn new(count: usize, pairs: &[(u32, T)]) -> Lists<T> {
        let mut starts = vec![0u32; count + 1];
        for &(number, _) in pairs {
            starts[number as usize + 1] += 1;
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        let Some(&(_, filler)) = pairs.first() else {
            return Lists {
                starts,
                items: Vec::new(),
            };
        };
        let mut items = vec![filler; pairs.len()];
        let mut next = starts.clone();
        for &(number, item) in pairs {
            let at = &mut next[number as usize];
            items[*at as usize] = item;
            *at += 1;
        }
        Lists { starts, items }
    }

    /// Where a number's list stands among the items.
    pub fn range(&self, number: usize) -> (u32, u32) {
        (self.starts[number], self.starts[number + 1])
    }

    /// A number's list; empty for a number too high.
    #[inline]
    pub fn of(&self, number: usize) -> &[T] {
        match self.starts.get(number..number + 2) {
            Some(&[start, end]) => &self.items[start as usize..end as usize],
            _ => &[],
        }
    }
}

impl<T: Fixed> Carried for Lists<T> {
    fn write(&self, out: &mut Vec<u8>) {
        self.starts.write(out);
        self.items.write(out);
    }

    fn read(from: &mut &[u8]) -> Option<Self> {
        Some(Lists {
            starts: Vec::read(from)?,
            items: Vec::read(from)?,
        })
    }
}

/// Runs of words as a tree: node 0 is the root, a child is found by its parent and its word.
#[derive(Clone, Debug)]
pub(super) struct Tree {
    /// (parent, word) and the child, in a table with open addressing that is never over half full; child 0 is free.
    edges: Vec<(u32, u16)>,
    /// For each node a bit for each word that it has a child for, shared with others.
    followers: Vec<u64>,
}

carried!(Tree { edges, followers });

impl Default for Tree {
    fn default() -> Self {
        Tree {
            edges: vec![(0, 0); 1 << 10],
            followers: vec![0],
        }
    }
}

impl Tree {
    /// How many nodes there are.
    pub fn len(&self) -> usize {
        self.followers.len()
    }

    #[inline]
    fn slot(&self, key: u32) -> usize {
        let mask = self.edges.len() - 1;
        let mut at = (key.wrapping_mul(0x9e37_79b1) >> 12) as usize & mask;
        while self.edges[at].1 != 0 && self.edges[at].0 != key {
            at = (at + 1) & mask;
        }
        at
    }

    /// The child of a node for a word; 0 for none.
    #[inline]
    pub fn child(&self, node: u16, word: u16) -> u16 {
        if self.followers[usize::from(node)] >> (word & 63) & 1 == 0 {
            return 0;
        }
        self.edges[self.slot(key(node, word))].1
    }

    /// Adds a run; none where the tree is full.
    pub fn insert(&mut self, words: impl Iterator<Item = u16>) -> Option<u16> {
        let mut node = 0;
        for word in words {
            let mut at = self.slot(key(node, word));
            if self.edges[at].1 == 0 {
                let child = u16::try_from(self.followers.len()).ok()?;
                if self.followers.len() * 2 > self.edges.len() {
                    let size = self.edges.len() * 4;
                    let old = std::mem::replace(&mut self.edges, vec![(0, 0); size]);
                    for edge in old.into_iter().filter(|edge| edge.1 != 0) {
                        let at = self.slot(edge.0);
                        self.edges[at] = edge;
                    }
                    at = self.slot(key(node, word));
                }
                self.edges[at] = (key(node, word), child);
                self.followers[usize::from(node)] |= 1 << (word & 63);
                self.followers.push(0);
            }
            node = self.edges[at].1;
        }
        Some(node)
    }
}

#[inline]
fn key(node: u16, word: u16) -> u32 {
    u32::from(node) << 16 | u32::from(word)
}

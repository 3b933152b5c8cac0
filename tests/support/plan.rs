//! A plan of two projects, small enough to see through.

use std::path::PathBuf;

use super::Home;

/// The files by name. Project 1 is a weir under construction, due 6月底, led by the water bureau; project 2 a park
/// whose stage is inferred and that nobody owns.
pub(crate) const SMALL: [(&str, &str); 8] = [
    (
        "plan.toml",
        "title_zh = \"小计划\"\ntitle_en = \"A small plan\"\nfirst_year = 2025\nlast_year = 2025\n",
    ),
    (
        "sources.csv",
        "key,title,date,file\ndoc,2025年计划,2025-01-10,plan.txt\n",
    ),
    (
        "departments.csv",
        "key,name,short,name_en,kind,aliases\n\
         water,区水务局,水务局,Water Bureau,bureau,水务\n\
         parks,区园林绿化局,园林局,Parks Bureau,bureau,\n",
    ),
    (
        "tasks.csv",
        "key,source,number,title,departments,section,locator\nt1,doc,1,治水,water,一,治水\n",
    ),
    (
        "projects.csv",
        "key,title,category,place,aliases,tags,task,note,source,section,locator\n\
         weir,南沙河闸,water,上庄镇,,,t1,,doc,一,南沙河\n\
         park,滨河公园,park,,,,,,doc,二,公园\n",
    ),
    (
        "ownership.csv",
        "project,department,role,position,basis,source,section,written\n\
         weir,water,lead,1,stated,doc,一,区水务局\n",
    ),
    (
        "facts.csv",
        "project,on,fact,value,detail,basis,source,section,locator\n\
         weir,2025-01-10,stage,construction,,stated,doc,一,在建\n\
         weir,2025-01-10,deadline,6月底,2025,stated,doc,一,6月底前\n\
         park,2025-01-10,stage,preliminary,,inferred,doc,二,公园\n",
    ),
    (
        "measures.csv",
        "project,on,name,unit,year,target,done,basis,source,section,locator\n\
         weir,2025-01-10,闸门,座,2025,4,,stated,doc,一,4座\n",
    ),
];

impl Home {
    /// Writes the small plan's files and tells the directory.
    pub(crate) fn small_files(&self) -> PathBuf {
        for (name, text) in SMALL {
            self.write(&format!("plan/{name}"), text);
        }
        self.path("plan")
    }
}

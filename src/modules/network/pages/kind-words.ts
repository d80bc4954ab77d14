/** How each kind of unit is called. */
export const kindWords = {
  nl: {
    province: 'provincie',
    poi: 'provinciale ondersteuning',
    organisation: 'bibliotheekorganisatie',
    municipality: 'gemeente',
    branch: 'vestiging of servicepunt',
    school: 'schoolbibliotheek',
    mobile: 'rijdende bibliotheek',
    stop: 'halte',
    depot: 'sorteerplek',
  },
  en: {
    province: 'province',
    poi: 'provincial support',
    organisation: 'library organisation',
    municipality: 'municipality',
    branch: 'branch or service point',
    school: 'school library',
    mobile: 'mobile library',
    stop: 'mobile stop',
    depot: 'sorting place',
  },
};

/** The address without user name and password, for people and logs; text that is no URL stays as it is. */
export const hideCredentials = (address: string): string => {
  if (!URL.canParse(address)) return address.replace(/\/\/[^/@\s]*@/g, '//');
  const url = new URL(address);
  if (url.username === '' && url.password === '') return address;
  url.username = '';
  url.password = '';
  return url.href;
};

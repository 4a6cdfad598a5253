/** Where 我为政府网站找错 is written. */
export const SITE_ERROR_FORM = '/letters/site-error'

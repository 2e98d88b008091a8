<?xml version="1.0" encoding="UTF-8"?>
<!-- What do registries call it? Roles of MARC and of DataCite, names of SPDX, codes of ISO 639-3, media types. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="3.0" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="teiedition:function" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    expand-text="yes" exclude-result-prefixes="#all">

  <!-- Values of editor/@role as relators of MARC. -->
  <xsl:variable name="f:editor-roles" as="map(xs:string, xs:string)" select="map{
      'translator': 'trl', 'trl': 'trl', 'compiler': 'com', 'com': 'com', 'illustrator': 'ill', 'ill': 'ill', 'annotator': 'ann'}"/>

  <!-- Relators of MARC as kinds of contributor of DataCite. -->
  <xsl:variable name="f:datacite-roles" as="map(xs:string, xs:string)" select="map{
      'edt': 'Editor', 'trl': 'Translator', 'com': 'DataCollector', 'mrk': 'DataCurator', 'trc': 'DataCurator', 'pfr': 'DataCurator',
      'pdr': 'ProjectLeader', 'spn': 'Sponsor', 'res': 'Researcher'}"/>

  <!-- Two-letter codes of ISO 639-1 as codes of ISO 639-3, for languages of printed books in Latin, Greek, Cyrillic, Hebrew and Arabic letters. -->
  <xsl:variable name="f:iso639-3" as="map(xs:string, xs:string)" select="map{
      'en': 'eng', 'de': 'deu', 'fr': 'fra', 'es': 'spa', 'it': 'ita', 'pt': 'por', 'nl': 'nld', 'da': 'dan', 'sv': 'swe', 'no': 'nor',
      'nb': 'nob', 'nn': 'nno', 'fi': 'fin', 'is': 'isl', 'la': 'lat', 'el': 'ell', 'ru': 'rus', 'uk': 'ukr', 'be': 'bel', 'bg': 'bul', 'sr': 'srp',
      'hr': 'hrv', 'sl': 'slv', 'pl': 'pol', 'cs': 'ces', 'sk': 'slk', 'hu': 'hun', 'ro': 'ron', 'lt': 'lit', 'lv': 'lav', 'et': 'est', 'ga': 'gle',
      'cy': 'cym', 'gd': 'gla', 'ca': 'cat', 'eu': 'eus', 'gl': 'glg', 'he': 'heb', 'yi': 'yid', 'ar': 'ara', 'fa': 'fas', 'tr': 'tur', 'eo': 'epo'}"/>

  <!-- The code of ISO 639-3 for a tag of BCP 47; nothing where we know none. -->
  <xsl:function name="f:language3" as="xs:string">
    <xsl:param name="tag" as="xs:string"/>
    <xsl:variable name="code" as="xs:string" select="lower-case(tokenize($tag, '-')[1])"/>
    <xsl:sequence select="if (string-length($code) eq 3) then $code else string($f:iso639-3($code))"/>
  </xsl:function>

  <!-- The name of SPDX for the address of a licence: Creative Commons without porting, and spdx.org itself. -->
  <xsl:function name="f:spdx" as="xs:string">
    <xsl:param name="uri" as="xs:string"/>
    <xsl:variable name="commons" as="xs:string" select="'^https?://creativecommons\.org/licenses/(by(-nc)?(-nd|-sa)?)/(\d\.\d)(/(legalcode|deed)(\..*)?)?/?$'"/>
    <xsl:sequence select="
        if (matches($uri, $commons)) then 'CC-' || upper-case(replace($uri, $commons, '$1-$4'))
        else if (matches($uri, '^https?://creativecommons\.org/publicdomain/zero/1\.0')) then 'CC0-1.0'
        else if (matches($uri, '^https?://spdx\.org/licenses/')) then replace($uri, '^.*/licenses/|\.html$', '')
        else if (matches($uri, '^https?://opensource\.org/licenses?/mit/?$', 'i')) then 'MIT'
        else ''"/>
  </xsl:function>

</xsl:stylesheet>

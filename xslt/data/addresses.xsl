<?xml version="1.0" encoding="UTF-8"?>
<!-- Under which address is an entry known elsewhere? Identifiers of registries as URIs. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="3.0" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="teiedition:function" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    expand-text="yes" exclude-result-prefixes="#all">

  <!-- What stands before an identifier, by registry. -->
  <xsl:variable name="registries" as="map(xs:string, xs:string)" select="map{
      'wikidata': 'http://www.wikidata.org/entity/', 'viaf': 'http://viaf.org/viaf/', 'gnd': 'https://d-nb.info/gnd/',
      'geonames': 'https://sws.geonames.org/', 'pleiades': 'https://pleiades.stoa.org/places/', 'orcid': 'https://orcid.org/',
      'isni': 'https://isni.org/isni/', 'doi': 'https://doi.org/'}"/>

  <!-- The address of an identifier; the identifier itself with its registry where we know no address. -->
  <xsl:function name="f:address" as="xs:string">
    <xsl:param name="idno" as="element(idno)"/>
    <xsl:variable name="value" as="xs:string" select="normalize-space($idno)"/>
    <xsl:variable name="registry" as="xs:string" select="lower-case($idno/@type)"/>
    <xsl:sequence select="
        if (matches($value, '^https?://\S+$')) then $value
        else if (map:contains($registries, $registry)) then $registries($registry) || encode-for-uri($value)
        else 'urn:x-' || (replace($registry, '[^a-z0-9]', '')[. ne ''], 'local')[1] || ':' || encode-for-uri($value)"/>
  </xsl:function>

</xsl:stylesheet>

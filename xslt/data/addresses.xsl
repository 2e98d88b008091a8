<?xml version="1.0" encoding="UTF-8"?>
<!-- What do the lists say of an entry, for programs? Its address elsewhere, its coordinates, its other names. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="3.0" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="teiedition:function" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    expand-text="yes" exclude-result-prefixes="#all">

  <!-- Where the TEI document is, seen from the data: beside the pages, under the address at which they are published if we know it. -->
  <xsl:variable name="f:tei-address" as="xs:string" select="(if ($base-url ne '') then replace($base-url, '/+$', '') else '../html') || '/' || $work || '/' || $work || '.xml'"/>

  <!-- Where the reading text is. -->
  <xsl:variable name="f:text-address" as="xs:string" select="'../text/' || $work || '.txt'"/>

  <!-- A pointer as an address: what is in this document, in the TEI file. -->
  <xsl:function name="f:pointed" as="xs:string">
    <xsl:param name="pointer" as="xs:string"/>
    <xsl:sequence select="if (starts-with($pointer, '#')) then $f:tei-address || $pointer else $pointer"/>
  </xsl:function>

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

  <!-- Latitude and longitude of a place in degrees; nothing where the list does not have both. -->
  <xsl:function name="f:coordinates" as="xs:decimal*">
    <xsl:param name="place" as="element()"/>
    <xsl:variable name="geo" as="xs:string*" select="tokenize(normalize-space(($place/location/geo)[1]), '[\s,]+')"/>
    <xsl:sequence select="if (count($geo) eq 2 and (every $each in $geo satisfies $each castable as xs:decimal)) then $geo ! xs:decimal(.) else ()"/>
  </xsl:function>

  <!-- The other names of an entry. -->
  <xsl:function name="f:variants" as="xs:string*">
    <xsl:param name="entry" as="element()"/>
    <xsl:variable name="forms" as="element()*" select="$entry/(persName | placeName | orgName | name | title)[not(@type = 'sort')]"/>
    <xsl:sequence select="distinct-values($forms ! f:reading(.))[not(. = (f:preferred($entry), ''))]"/>
  </xsl:function>

</xsl:stylesheet>

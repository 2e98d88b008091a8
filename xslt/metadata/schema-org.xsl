<?xml version="1.0" encoding="UTF-8"?>
<!-- How does a search engine understand the edition? JSON-LD with the words of schema.org: a Book, based on the printed one. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="3.0" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="teiedition:function" xmlns:m="teiedition:mode" xmlns:t="teiedition:template" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:j="http://www.w3.org/2005/xpath-functions"
    default-mode="m:export" expand-text="yes" exclude-result-prefixes="#all">

  <xsl:include href="record.xsl"/>

  <xsl:output method="text" encoding="UTF-8"/>

  <xsl:variable name="required" as="xs:string*" select="'title'"/>

  <xsl:template name="t:export">
    <xsl:context-item use="optional"/>
    <xsl:variable name="book" as="element()">
      <j:map>
        <xsl:sequence select="
            f:text('@context', 'https://schema.org'), f:text('@type', 'Book'), f:text('@id', $data?url),
            f:text('name', f:full-title($data)), f:texts('alternateName', $data?alternatives?*),
            f:list('author', $data?creators?* ! f:schema-agent(.)),
            f:list('editor', $data?contributors?*[?role = 'edt'] ! f:schema-agent(.)),
            f:list('translator', $data?contributors?*[?role = 'trl'] ! f:schema-agent(.)),
            f:list('contributor', $data?contributors?*[not(?role = ('edt', 'trl'))] ! f:schema-agent(.)),
            f:texts('funder', $data?funders?*?name),
            f:object('publisher', (f:text('@type', 'Organization'), f:text('name', $data?publisher))[$data?publisher ne '']),
            f:text('datePublished', $data?date), f:text('dateModified', $data?modified), f:text('dateCreated', $data?created),
            f:texts('inLanguage', $data?languages?*), f:text('license', f:value($data, 'licence')),
            f:text('version', $data?version), f:text('isbn', $data?isbn), f:text('abstract', $data?abstract),
            f:texts('keywords', $data?subjects?*?term),
            f:list('identifier', $data?identifiers?* ! f:schema-identifier(.)),
            f:object('isPartOf', (f:text('@type', 'BookSeries'), f:text('name', $data?series))[$data?series ne '']),
            f:object('isBasedOn', f:schema-source($data?source)),
            f:list('encoding', parse-json($files)?* ! f:schema-file(.))"/>
      </j:map>
    </xsl:variable>
    <xsl:sequence select="f:json($book)"/>
  </xsl:template>

  <!-- A person or an organisation where the header says which, else just a name. -->
  <xsl:function name="f:schema-agent" as="element(j:map)">
    <xsl:param name="agent" as="map(*)"/>
    <j:map>
      <xsl:sequence select="
          f:text('@type', if ($agent?kind eq 'person') then 'Person' else if ($agent?kind ne '') then 'Organization' else ''), f:text('@id', $agent?uri),
          f:text('name', $agent?name), f:text('familyName', $agent?family), f:text('givenName', $agent?given)"/>
    </j:map>
  </xsl:function>

  <xsl:function name="f:schema-identifier" as="element(j:map)">
    <xsl:param name="identifier" as="map(*)"/>
    <j:map><xsl:sequence select="f:text('@type', 'PropertyValue'), f:text('propertyID', $identifier?type), f:text('value', $identifier?value)"/></j:map>
  </xsl:function>

  <xsl:function name="f:schema-source" as="element()*">
    <xsl:param name="source" as="map(*)"/>
    <xsl:if test="$source?text ne ''">
      <xsl:sequence select="
          f:text('@type', 'Book'), f:text('name', ($source?title, $source?text)[. ne ''][1]), f:text('author', $source?author),
          f:text('publisher', $source?publisher), f:text('datePublished', $source?date), f:text('isbn', $source?isbn)"/>
    </xsl:if>
  </xsl:function>

  <xsl:function name="f:schema-file" as="element(j:map)">
    <xsl:param name="file" as="map(*)"/>
    <j:map>
      <xsl:sequence select="
          f:text('@type', 'MediaObject'), f:text('contentUrl', $file?path), f:text('encodingFormat', $file?media_type),
          f:text('contentSize', string($file?size)), f:text('sha256', $file?sha256)"/>
    </j:map>
  </xsl:function>

</xsl:stylesheet>
